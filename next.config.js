import createNextIntlPlugin from "next-intl/plugin";

process.env.NEXT_TELEMETRY_DISABLED ??= "1";

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(self), geolocation=(self), microphone=(), payment=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  // Kept out of the bundle: native code, and modules that must exist once in a process.
  serverExternalPackages: [
    "pg",
    "@node-rs/argon2",
    "sharp",
    "graphile-worker",
    "rate-limiter-flexible",
    "pino",
  ],
  experimental: {
    agentUpgrade: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: "12mb" },
  },
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default createNextIntlPlugin("./lib/text/request.ts")(config);
