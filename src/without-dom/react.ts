'use client';
/** `proctored-exam/react`, for every condition but `node`. It is shipped as it stands here. */
import './lit.js';

export { ProctoredExam } from '../react/index.js';
