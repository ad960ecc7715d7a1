import { Links, Meta, Outlet, Scripts } from 'react-router';
import './exam.css';

/** For development: the sandbox in place of the vendor's SDK, for exams without `loadSdk`. */
const IMPORT_MAP = `{
  "imports": { "https://sdk.web.proctor.constructor.app/proctoring.js": "/sandbox.min.js" }
}`;

export default function Root() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <link rel="icon" href="data:," />
        <script type="importmap" dangerouslySetInnerHTML={{ __html: IMPORT_MAP }} />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  );
}
