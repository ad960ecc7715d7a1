/** `proctored-exam/element`, for every condition but `node`. It is shipped as it stands here. */
import './lit.js';

export * from '../element/index.js';
