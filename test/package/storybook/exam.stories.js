import { getStorybookHelpers } from '@wc-toolkit/storybook-helpers';
import { html } from 'lit';
import 'proctored-exam';
import { createFakeSdk, createFakeStartData } from 'proctored-exam/testing';

const { args, argTypes, template } = getStorybookHelpers('proctored-exam', {
  excludeCategories: ['methods', 'cssParts', 'cssStates'],
});

let session;

/** An SDK whose exam starts at once. */
async function loadSdk() {
  const sdk = createFakeSdk();
  sdk.opened().then((opened) => {
    session = opened;
    session.startExam();
  });
  return sdk;
}

export default {
  title: 'Proctored exam',
  component: 'proctored-exam',
  args: {
    ...args,
    'data-config': '{}',
    messages: {},
    loadSdk,
    fetchStartData: async () => createFakeStartData({ sessionId: 's-1' }),
    requestFinish: async () => {
      session.finishExam();
      session.completeUpload();
    },
  },
  argTypes,
};

export const WholeLife = {
  render: (args) =>
    template(
      args,
      html`<button slot="start" data-action="start">Start the exam</button>
        <template slot="in-exam"><button data-action="finish">Hand in</button></template>
        <p slot="finished">Thank you.</p>`,
    ),
};
