import { env } from '$env/dynamic/private';
import { createProctoring } from '$lib/server/proctoring';

const { finish } = createProctoring(env);
export const POST = ({ request }) => finish(request);
export const OPTIONS = POST;
