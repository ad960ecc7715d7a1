/** What an author may put into the slots. Whatever the page's language: an author writes their own. */
export const CONTENT = {
  start: `
    <section slot="start" lang="en" dir="auto">
      <h2>Mathematics I</h2>
      <p>60 minutes, 12 questions. Paper, a pen and a calculator are allowed.</p>
      <button type="button" class="button" data-action="start">Start the exam</button>
    </section>
    <template slot="in-exam"><p>Question 1</p></template>
    <div slot="in-exam" hidden><p>Question 2</p></div>`,
  'in-exam': `
    <section slot="in-exam" lang="en" dir="auto">
      <h2>Question 1 of 12</h2>
      <p>Which of these functions is its own derivative?</p>
      <ul>
        <li><label><input type="radio" name="answer" /> the sine</label></li>
        <li><label><input type="radio" name="answer" /> the exponential function</label></li>
        <li><label><input type="radio" name="answer" /> the natural logarithm</label></li>
      </ul>
      <button type="button" class="button" data-action="finish">Hand in</button>
    </section>`,
  'in-exam-long': `
    <section slot="in-exam" lang="en" dir="auto">
      <h2>Essay</h2>
      <p>${'Describe how a limit is defined, and give an example of your own. '.repeat(24)}</p>
      <button type="button" class="button" data-action="finish">Hand in</button>
    </section>`,
  finished: `
    <section slot="finished" lang="en" dir="auto">
      <h2>The exam has ended</h2>
      <p>You will find your result under Grades in two weeks.</p>
    </section>`,
};
