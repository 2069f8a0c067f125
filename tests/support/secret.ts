import { forgetEnv } from "@/lib/server/env";

/** The least environment in which `lib/server/crypto.ts` works, with this secret. */
export function secretIs(secret: string): void {
  Object.assign(process.env, {
    DATABASE_URL: "postgresql://nobody@127.0.0.1/none",
    APP_URL: "http://127.0.0.1:3000",
    AUTH_SECRET: secret,
  });
  forgetEnv();
}
