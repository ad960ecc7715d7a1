import { createProctoring } from '../../../proctoring';

const { finish } = createProctoring(process.env);
export { finish as POST, finish as OPTIONS };
