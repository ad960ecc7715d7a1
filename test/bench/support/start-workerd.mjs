import { handle } from './start-app.mjs';

export default { fetch: handle };
