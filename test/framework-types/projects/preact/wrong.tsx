export const Wrong = () => (
  <>
    {/* error: Type 'number' is not assignable to type */}
    <proctored-exam endpoint={42} />
    {/* error: Type '"now"' is not assignable to type */}
    <proctored-exam sdkPreload="now" />
    {/* error: Property 'endpiont' does not exist on type */}
    <proctored-exam endpiont="/start" />
    {/* error: Property 'phase' does not exist on type */}
    <proctored-exam phase="in-exam" />
    {/* error: Type 'number' is not assignable to type */}
    <proctored-exam data-endpoint={42} />
    {/* error: Property 'session' does not exist on type 'SessionDetail' */}
    <proctored-exam onexam-started={({ detail }) => detail.session} />
  </>
);
