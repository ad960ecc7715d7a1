import { env } from '$env/dynamic/private';
import { createProctoring } from '$lib/server/proctoring';

const { start } = createProctoring(env);
export const GET = ({ request }) => start(request);
export const OPTIONS = GET;
