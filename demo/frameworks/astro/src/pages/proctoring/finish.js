import { getSecret } from 'astro:env/server';
import { createProctoring } from '../../proctoring';

const { finish } = createProctoring({
  PROCTOR_SERVER_ORIGIN: getSecret('PROCTOR_SERVER_ORIGIN'),
  PROCTOR_INTEGRATION_NAME: getSecret('PROCTOR_INTEGRATION_NAME'),
  PROCTOR_SECRET: getSecret('PROCTOR_SECRET'),
});
export const POST = ({ request }) => finish(request);
export const OPTIONS = POST;
