import "server-only";
import { refresh, revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { signInFor } from "@/lib/people/own-path";
import { type Messages, translator } from "@/lib/text/translator";
import { clock } from "@/lib/time/clock";
import { currentActor } from "./actor";
import { formToObject, typedValues } from "./form-data";
import { isLight } from "./light";
import { addressOf, sameOrigin } from "./origin";
import { type Outcome, perform, register, type Verb } from "./perform";
import { type Message, Refusal } from "./refusal";

/** What a form gets back. Sentences are in the person's language; `values` is what was typed, without secrets. */
export type Result<Data = unknown> =
  | {
      readonly ok: true;
      readonly data: Data;
      /** Where the browser is to go by itself, see `onward`. */
      readonly to?: string;
    }
  | {
      readonly ok: false;
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    };

export interface ActionSpec<Schema extends z.ZodType, Subject, Data> extends Verb<Schema, Subject, Data> {
  /** Paths whose cached pages show the old state. */
  readonly refresh?: (data: Data) => readonly string[];
  /** Where to go after the commit. */
  readonly redirect?: (data: Data) => string;
  /** What somebody reads for whom the record is not there (any more); else the general sentence. */
  readonly absent?: string;
  /** Effects after the commit: cookies, messages to the outside. A refusal here is shown; the change stands. */
  readonly after?: (data: Data) => Promise<void>;
}

/** Usable as `<form action>` directly and through `useActionState`. */
export interface Action<Data> {
  (form: FormData): Promise<void>;
  (previous: Result<Data> | null, form: FormData): Promise<Result<Data>>;
}

/** Any action, as views take it: they pass it to a form and don't look at what it returns. */
export interface AnyAction {
  (form: FormData): Promise<void>;
  (previous: never, form: FormData): Promise<Result>;
}

/**
 * Makes a server action of a verb: own Origin check, the actor from the session row, `perform`, then cookies,
 * revalidation, redirect and a typed result.
 */
export function action<Schema extends z.ZodType, Subject, Data>(
  spec: ActionSpec<Schema, Subject, Data>,
): Action<Data> {
  register(spec);
  const run = async (...args: [FormData] | [Result<Data> | null, FormData]): Promise<Result<Data>> => {
    const form = args.at(-1) as FormData;
    const head = await headers();
    const actor = await currentActor();
    const t = translator(actor.locale);
    const values = typedValues(form);
    if (!sameOrigin(head)) return failure(t, { key: "errors.foreignOrigin" }, {}, values);

    const outcome: Outcome<Data> = await perform(spec, {
      actor,
      raw: formToObject(form, spec.input),
      now: clock(),
      address: addressOf(head),
    });
    switch (outcome.kind) {
      case "invalid":
        // The form must know the new version before it can be sent again; what was typed stays.
        if (outcome.message.key === "errors.stale") refresh();
        return failure(t, outcome.message, outcome.fields, values);
      case "denied":
        if (!actor.personId) redirect(signInFor(pathOf(head)));
        return failure(t, { key: "errors.denied" }, {}, values);
      case "absent":
        // Whose sign-in has run out finds nothing of the room they were in.
        if (!actor.personId && BEHIND_SIGN_IN.test(pathOf(head))) redirect(signInFor(pathOf(head)));
        return failure(t, { key: spec.absent ?? "errors.notFound" }, {}, values);
    }
    try {
      await spec.after?.(outcome.data);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return failure(t, error.detail, error.fields, values);
    }
    for (const path of spec.refresh?.(outcome.data) ?? []) revalidatePath(path);
    const to = spec.redirect?.(outcome.data);
    if (to !== undefined) return onward(to, head, args.length === 2, outcome.data);
    return { ok: true, data: outcome.data };
  };
  return Object.assign(run as unknown as Action<Data>, { verb: spec.name });
}

/**
 * Leads to another page. Where the desk's client runtime has sent an `ActionForm` that leads out of the desk, it is told
 * to load that page anew: put in place by the runtime, a light page would be without its own script.
 */
function onward<Data>(to: string, head: Headers, byActionForm: boolean, data: Data): Result<Data> {
  if (byActionForm && head.has("next-action") && isLight(to)) return { ok: true, data, to };
  redirect(to);
}

function failure(
  t: Messages,
  message: Message,
  fields: Readonly<Record<string, Message>>,
  values: Record<string, string | string[]>,
): Result<never> {
  const sentences = Object.fromEntries(
    Object.entries(fields).map(([field, m]) => [field, t(m.key, m.params)]),
  );
  return { ok: false, message: t(message.key, message.params), fields: sentences, values };
}

/** Pages for which one must be signed in; elsewhere a case is opened by its link. */
const BEHIND_SIGN_IN = /^\/(cadre|rider|account)(\/|$)/;

/** The page the form stood on; only its own path, never another host. */
function pathOf(head: Headers): string {
  try {
    const { pathname, search } = new URL(head.get("referer") ?? "");
    return pathname + search;
  } catch {
    return "/";
  }
}
