import './exam.css';

/** For development: the sandbox in place of the vendor's SDK, for exams without `loadSdk`. */
const IMPORT_MAP = `{
  "imports": { "https://sdk.web.proctor.constructor.app/proctoring.js": "/sandbox.min.js" }
}`;

export default function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
        <script type="importmap" dangerouslySetInnerHTML={{ __html: IMPORT_MAP }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
