import { test } from 'vitest';
import { failure, wholeLife } from './whole-life.js';

test('an exam starts, finishes and uploads', wholeLife);
test('a session that fails is an error', failure);
