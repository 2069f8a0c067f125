import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { type AuditNote, writeAudit } from "./audit";
import { db, type Tx } from "./db";
import { type Limit, perAddress, takeFromLimits } from "./rate-limit";
import { type Message, NotFound, Refusal } from "./refusal";

export interface LoadContext<Input> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly input: Input;
  readonly now: Date;
}

export interface RunContext<Input, Subject> extends LoadContext<Input> {
  readonly subject: Subject;
}

export interface Preparing {
  readonly actor: Actor;
  readonly now: Date;
}

/** One verb. `allow` is required: forgetting the policy is a type error. */
export interface Verb<Schema extends z.ZodType, Subject, Data> {
  /** `<domain>.<verb>`, unique; the name in the audit. */
  readonly name: string;
  /** A strict object: an unknown key is refused. */
  readonly input: Schema;
  /** Counters taken from before anything is read. */
  readonly limits?: (actor: Actor, input: z.output<Schema>, address: string) => readonly Limit[];
  /**
   * Slow work that needs no transaction, e.g. decoding a photo; may refuse. What it returns replaces the input. It comes
   * before `allow`, so what it reads must be the actor's by the very question, and checked again in `run`. It changes
   * nothing that anybody sees; all it may write is the note of a file to come (`reserveFile`).
   */
  readonly prepare?: (input: z.output<Schema>, by: Preparing) => Promise<z.output<Schema>>;
  /** Reads the subject through what the actor may see; `found(…)` when there is none. */
  readonly load: (context: LoadContext<z.output<Schema>>) => Promise<Subject>;
  /** Pure. */
  readonly allow: (actor: Actor, subject: Subject, input: z.output<Schema>) => boolean;
  readonly run: (
    context: RunContext<z.output<Schema>, Subject>,
  ) => Promise<Done<Data> | Unrecorded<Data> | Refused>;
}

export interface Done<Data> {
  readonly data: Data;
  readonly audit: AuditNote;
}

/** Nothing was changed, or only a part of what another entry tells of. */
export interface Unrecorded<Data> {
  readonly data: Data;
  readonly audit: null;
}

/**
 * A "no" that leaves a trace: what `run` wrote is committed (a counted try), the audit says denied, and the
 * person reads the sentence. `refuse(…)`, in contrast, leaves nothing behind.
 */
export interface Refused {
  readonly refused: Message;
  readonly fields?: Record<string, Message>;
  readonly audit: AuditNote;
}

/** Every verb made into an action or a route, by name; the security matrix calls them all. */
export const verbs = new Map<string, Verb<z.ZodType, unknown, unknown>>();

export function register<Schema extends z.ZodType, Subject, Data>(verb: Verb<Schema, Subject, Data>): void {
  verbs.set(verb.name, verb as unknown as Verb<z.ZodType, unknown, unknown>);
}

export type Outcome<Data> =
  | { readonly kind: "done"; readonly data: Data }
  | { readonly kind: "invalid"; readonly message: Message; readonly fields: Record<string, Message> }
  | { readonly kind: "denied" }
  | { readonly kind: "absent" };

export interface Call {
  readonly actor: Actor;
  readonly raw: unknown;
  readonly now: Date;
  /** Address of the caller, for rate limits. */
  readonly address: string;
}

/**
 * The one way to change anything: parse, transaction, load, allow, run, audit, commit.
 * Knows no request and no framework, so tests and route handlers pass through the same steps as pages.
 * Unexpected errors are thrown on.
 */
export async function perform<Schema extends z.ZodType, Subject, Data>(
  verb: Verb<Schema, Subject, Data>,
  call: Call,
): Promise<Outcome<Data>> {
  const { actor, now } = call;
  const parsed = verb.input.safeParse(call.raw);
  if (!parsed.success) {
    return {
      kind: "invalid",
      message: { key: "errors.checkFields" },
      fields: fieldMessages(parsed.error, call.raw),
    };
  }
  const unwritable = Object.entries(Object(parsed.data)).filter(([, value]) => holdsNull(value));
  if (unwritable.length > 0) {
    const fields = unwritable.map(([field]) => [field, { key: "errors.invalid" }]);
    return { kind: "invalid", message: { key: "errors.checkFields" }, fields: Object.fromEntries(fields) };
  }
  try {
    if (verb.limits) await takeFromLimits(verb.limits(actor, parsed.data, call.address));
    const input = verb.prepare ? await verb.prepare(parsed.data, { actor, now }) : parsed.data;
    return await db().$transaction(
      async (tx): Promise<Outcome<Data>> => {
        const subject = await verb.load({ tx, actor, input, now });
        if (!verb.allow(actor, subject, input)) throw new Denied(noteOf(subject));
        const result = await verb.run({ tx, actor, input, now, subject });
        const refused = "refused" in result;
        if (result.audit) {
          await writeAudit(tx, actor, verb.name, refused ? "denied" : "done", result.audit);
        }
        if (refused) return { kind: "invalid", message: result.refused, fields: result.fields ?? {} };
        return { kind: "done", data: result.data };
      },
      { maxWait: 10_000, timeout: 20_000 },
    );
  } catch (error) {
    if (error instanceof Refusal) return { kind: "invalid", message: error.detail, fields: error.fields };
    if (error instanceof NotFound) return { kind: "absent" };
    if (error instanceof Denied) {
      if (await isRecorded(call)) await writeAudit(db(), actor, verb.name, "denied", error.note);
      return { kind: "denied" };
    }
    throw error;
  }
}

/** PostgreSQL takes every character in a text but this one, and nobody types it; see `withoutNull` for addresses. */
function holdsNull(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (Array.isArray(value)) return value.some(holdsNull);
  const isPlain =
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.entries(value).flat().some(holdsNull);
}

/**
 * Whether a denial goes into the audit, of which nothing is ever taken away. Always, for somebody who signed in; what
 * anybody at all can cause over and over is recorded sixty times an hour for one address.
 */
async function isRecorded({ actor, address }: Call): Promise<boolean> {
  if (actor.personId !== null) return true;
  try {
    await takeFromLimits([perAddress("denied", address, 60, 3600)]);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

class Denied extends Error {
  readonly note: AuditNote;
  constructor(note: AuditNote) {
    super("denied");
    this.note = note;
  }
}

function noteOf(subject: unknown): AuditNote {
  const id = subject && typeof subject === "object" && "id" in subject ? String(subject.id) : "";
  return { subject: "", subjectId: id };
}

/** One message per field: the schema's own catalogue key, or one by the kind of fault. */
function fieldMessages(error: z.ZodError, raw: unknown): Record<string, Message> {
  const given = new Map(Object.entries(raw ?? {}));
  const fields: Record<string, Message> = {};
  for (const issue of error.issues) {
    const field = issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : String(issue.path[0] ?? "");
    fields[field] ??= messageOf(issue, given.get(field));
  }
  return fields;
}

/** A schema names its own sentence by catalogue key; zod's own messages contain spaces. */
const CATALOGUE_KEY = /^[a-z]+(\.[A-Za-z]+)+$/;

function messageOf(issue: z.core.$ZodIssue, given: unknown): Message {
  if (CATALOGUE_KEY.test(issue.message)) return { key: issue.message };
  if (typeof given === "string" && given.trim() === "") return { key: "errors.required" };
  if (issue.code === "too_big") return { key: "errors.tooLong", params: { max: Number(issue.maximum) } };
  if (issue.code === "too_small" && Number(issue.minimum) > 1 && issue.origin === "string")
    return { key: "errors.tooShort", params: { min: Number(issue.minimum) } };
  if (issue.code === "too_small" || (issue.code === "invalid_type" && issue.input === undefined))
    return { key: "errors.required" };
  if (issue.code === "unrecognized_keys") return { key: "errors.unexpected" };
  return { key: "errors.invalid" };
}
