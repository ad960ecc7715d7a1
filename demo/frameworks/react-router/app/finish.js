import { createProctoring } from './proctoring.server';

const { finish } = createProctoring(process.env);
export const action = ({ request }) => finish(request);
export const loader = action;
