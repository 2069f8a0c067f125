import createNextIntlPlugin from "next-intl/plugin";

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(self), geolocation=(self), microphone=(), payment=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run check` and `npm test`; whoever only wants to run it need not wait for that.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // Loaded at run time, never bundled: native parts, worker threads, or files beside the code.
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@aws-sdk/s3-request-presigner",
    "@node-rs/argon2",
    "graphile-worker",
    "nodemailer",
    "pg",
    "pino",
    "sharp",
  ],
  agentRules: false,
  experimental: {
    agentUpgrade: false,
    // Photos up to 10 MB are taken; larger ones must arrive too, to be refused with a sentence.
    serverActions: { bodySizeLimit: "25mb" },
    // What passes proxy.ts is cut off here without a word, so it must not be less.
    proxyClientMaxBodySize: "25mb",
  },
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default createNextIntlPlugin("./lib/text/request.ts")(config);
