import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run check` and `npm test`; whoever only wants to run it need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Loaded at run time, never bundled: native parts, worker threads, or files beside the code.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino", "sharp"],
  agentRules: false,
  experimental: { agentUpgrade: false },
};

export default createNextIntlPlugin("./lib/text/request.ts")(config);
