/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The embedded database and the queue are loaded at run time, never bundled.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino", "sharp"],
  agentRules: false,
  experimental: { agentUpgrade: false },
};

export default config;
