// The lock file above this folder would make Next.js take the whole repository for the app.
export default { turbopack: { root: import.meta.dirname } };
