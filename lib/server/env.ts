import { z } from "zod";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The environment is not usable; the message holds one sentence for each variable that is wrong or missing. */
export class EnvironmentError extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(`The environment is not right:\n${sentences.map((sentence) => `  - ${sentence}`).join("\n")}`);
  }
}

const postgres = (name: string) =>
  z
    .string(
      `${name} is missing: set it to the address of a PostgreSQL database, such as postgresql://user:password@host:5432/yizhan.`,
    )
    .refine(
      (value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value),
      `${name} is not an address of a PostgreSQL database: it must look like postgresql://user:password@host:5432/yizhan.`,
    );

const whole = (name: string, least: number, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `${name} must be a whole number from ${least} to ${most}.`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `${name} must be from ${least} to ${most}.`)
    .default(fallback);

const address = (name: string) =>
  z
    .string()
    .refine(
      (value) => /^https?:\/\//.test(value) && URL.canParse(value),
      `${name} must be an address that begins with https:// or http://.`,
    );

/** Every variable the application reads, with its default; `.env.example` explains the same list. */
export const environmentSchema = z.object({
  DATABASE_URL: postgres("DATABASE_URL"),
  MIGRATION_DATABASE_URL: postgres("MIGRATION_DATABASE_URL").optional(),
  DATABASE_ROLE: z
    .string()
    .regex(
      /^([a-z_][a-z0-9_]*)?$/,
      "DATABASE_ROLE must be the name of a PostgreSQL role (small letters, digits, _), or empty when the login is restricted itself.",
    )
    .default("yizhan_app"),
  DATABASE_POOL: whole("DATABASE_POOL", 1, 200, 10),
  APP_URL: z
    .string(
      "APP_URL is missing: set it to the public address of the site, such as https://yizhan.example.org.",
    )
    .refine(
      (value) => /^https?:\/\//.test(value) && URL.canParse(value),
      "APP_URL must be the public address of the site, such as https://yizhan.example.org.",
    )
    .refine(
      (value) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`,
      "APP_URL must be an origin alone, without a path: https://yizhan.example.org.",
    )
    .refine(
      (value) => !value.startsWith("http://") || !URL.canParse(value) || isLoopback(value),
      "APP_URL must begin with https:// (http:// only on this machine itself): signing in needs an encrypted connection.",
    ),
  AUTH_SECRET: z
    .string(
      "AUTH_SECRET is missing: set it to a random text of at least 32 characters, for example from: openssl rand -base64 33",
    )
    .min(
      32,
      "AUTH_SECRET is too short: it needs at least 32 random characters, for example from: openssl rand -base64 33",
    ),
  PORT: whole("PORT", 0, 65535, 3000),
  HOST: z.string().default("0.0.0.0"),
  SMS_GATEWAY_URL: address("SMS_GATEWAY_URL").optional(),
  SMS_GATEWAY_TOKEN: z.string().optional(),
  SMTP_URL: z
    .string()
    .refine(
      (value) => /^smtps?:\/\//.test(value) && URL.canParse(value),
      "SMTP_URL must be the address of a mail server, such as smtps://user:password@mail.example.org:465.",
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>\r\n]*<?[^<>@\s]+@[^<>@\s]+>?$/,
      "MAIL_FROM must be an e-mail address, such as yizhan@example.org.",
    )
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      "S3_BUCKET must be the name of a bucket, such as yizhan-files.",
    )
    .optional(),
  S3_ENDPOINT: address("S3_ENDPOINT").optional(),
  S3_REGION: z.string().default("auto"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  FILES_DIR: z.string().default("./var/files"),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.",
    )
    .default("info"),
  TRUSTED_PROXIES: whole("TRUSTED_PROXIES", 0, 10, 0),
  YIZHAN_DEMO: z
    .enum(["0", "1"], "YIZHAN_DEMO must be 1 (demo mode) or 0.")
    .default("0")
    .transform((value) => value === "1"),
});

export type Environment = z.output<typeof environmentSchema>;

let parsed: Environment | undefined;

/**
 * The environment, parsed once per process.
 * @throws EnvironmentError naming every variable that is wrong.
 */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

type Source = Readonly<Record<string, string | undefined>>;

/**
 * Parses a set of variables. An empty value counts as not set (DATABASE_ROLE excepted, where empty has a meaning).
 * @throws EnvironmentError with one sentence per wrong variable.
 */
export function parseEnvironment(source: Source): Environment {
  const values = parse(environmentSchema, source);
  const sentences = [...demoSentences(values), ...pairSentences(values)];
  if (sentences.length > 0) throw new EnvironmentError(sentences);
  return values;
}

/** The variables that a command needs which only works on the database. @throws EnvironmentError */
export function parseDatabaseEnvironment(source: Source) {
  return parse(
    environmentSchema.pick({ DATABASE_URL: true, MIGRATION_DATABASE_URL: true, DATABASE_ROLE: true }),
    source,
  );
}

function parse<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, source: Source) {
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, source[name]?.trim()] as const)
      .filter(([name, value]) => value !== undefined && (value !== "" || name === "DATABASE_ROLE")),
  );
  const result = schema.safeParse(given);
  if (!result.success) throw new EnvironmentError(firstPerVariable(result.error));
  return result.data;
}

/** Forgets what was parsed; for tests that change the environment. */
export function forgetEnv(): void {
  parsed = undefined;
}

/** Demo mode shows codes and signs in with one click: it must not stand beside anything real. */
function demoSentences(values: Environment): string[] {
  if (!values.YIZHAN_DEMO) return [];
  const sentences: string[] = [];
  if (values.SMS_GATEWAY_URL)
    sentences.push(
      "YIZHAN_DEMO=1 can't run beside SMS_GATEWAY_URL: demo mode shows every code to everybody. Unset one of them.",
    );
  if (values.SMTP_URL)
    sentences.push(
      "YIZHAN_DEMO=1 can't run beside SMTP_URL: demo mode shows every message to everybody. Unset one of them.",
    );
  if (!isLoopback(values.APP_URL))
    sentences.push(
      "YIZHAN_DEMO=1 can't run under a public APP_URL: demo mode lets everybody in. Unset it, or use http://127.0.0.1.",
    );
  return sentences;
}

/** Variables that only work together. */
function pairSentences(values: Environment): string[] {
  const { SMTP_URL, MAIL_FROM, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = values;
  const sentences: string[] = [];
  if (SMTP_URL && !MAIL_FROM)
    sentences.push(
      "MAIL_FROM is missing: with SMTP_URL it says from which address messages come, such as yizhan@example.org.",
    );
  if (S3_BUCKET && !(S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY))
    sentences.push(
      "S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: set both, or unset S3_BUCKET.",
    );
  return sentences;
}

function isLoopback(url: string): boolean {
  return LOOPBACK.has(new URL(url).hostname);
}

function firstPerVariable(error: z.ZodError): string[] {
  const seen = new Map<string, string>();
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? "");
    if (!seen.has(name)) seen.set(name, issue.message);
  }
  return [...seen.values()];
}
