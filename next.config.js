/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run check` and `npm test`; whoever only wants to run it need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // The embedded database and the queue are loaded at run time, never bundled.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino", "sharp"],
  agentRules: false,
  experimental: { agentUpgrade: false },
};

export default config;
