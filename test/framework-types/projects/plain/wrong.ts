import 'proctored-exam';

const exam = document.createElement('proctored-exam');

// error: 'number' is not assignable to type 'string'
exam.endpoint = 42;
// error: '"now"' is not assignable to type
exam.sdkPreload = 'now';
// error: '"all"' is not assignable to type 'RequestCredentials'
exam.credentials = 'all';
// error: 'string' is not assignable to type 'Record<string, unknown>'
exam.config = '{}';
// error: 'strat' does not exist in type 'Partial<Messages>'
exam.messages = { strat: 'Begin' };
// error: Cannot assign to 'phase' because it is a read-only property
exam.phase = 'in-exam';
// error: no overlap
if (exam.phase === 'running') exam.reset();
// error: 'Promise<string>' is not assignable to type 'Promise<StartData>'
exam.fetchStartData = () => Promise.resolve('a token');
// error: Property 'session' does not exist on type 'SessionDetail'
document.addEventListener('exam-started', ({ detail }) => detail.session);
exam.addEventListener('exam-error', ({ detail }) => {
  // error: Cannot assign to 'error' because it is a read-only property
  detail.error = detail.error;
});
