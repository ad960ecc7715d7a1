/** Jest runs the package's ES modules as they are, without a transform. */
export default {
  testEnvironment: 'jsdom',
  testMatch: ['**/*.jest.js'],
  transform: {},
};
