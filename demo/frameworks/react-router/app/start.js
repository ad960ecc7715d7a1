import { createProctoring } from './proctoring.server';

const { start } = createProctoring(process.env);
export const loader = ({ request }) => start(request);
