import { getSecret } from 'astro:env/server';
import { createProctoring } from '../../proctoring';

const { start } = createProctoring({
  PROCTOR_SERVER_ORIGIN: getSecret('PROCTOR_SERVER_ORIGIN'),
  PROCTOR_INTEGRATION_NAME: getSecret('PROCTOR_INTEGRATION_NAME'),
  PROCTOR_SECRET: getSecret('PROCTOR_SECRET'),
});
export const GET = ({ request }) => start(request);
export const OPTIONS = GET;
