const { start } = createProctoring(process.env);
export default defineEventHandler((event) => start(toWebRequest(event)));
