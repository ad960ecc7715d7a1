import { createProctoring } from '../../../proctoring';

const { start } = createProctoring(process.env);
export { start as GET, start as OPTIONS };
