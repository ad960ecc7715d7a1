const { finish } = createProctoring(process.env);
export default defineEventHandler((event) => finish(toWebRequest(event)));
