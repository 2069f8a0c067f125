import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { translator } from "@/lib/text/translator";
import { clock } from "@/lib/time/clock";
import { currentActor } from "./actor";
import { formToObject } from "./form-data";
import { addressOf, sameOrigin } from "./origin";
import { perform, register, type Verb } from "./perform";
import { Busy, NotFound } from "./refusal";

type Params = Record<string, string>;
type Handler = (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response>;

export interface ReadSpec {
  readonly name: string;
  /** Pure; whether this actor may ask at all. What is answered is filtered by the query. */
  readonly allow: (actor: Actor) => boolean;
  readonly answer: (context: {
    actor: Actor;
    params: Params;
    url: URL;
    now: Date;
    /** Headers of the request, and the signal of a client that has gone. */
    request: Pick<NextRequest, "headers" | "signal">;
  }) => Promise<Response>;
}

/** A GET handler behind the door. */
export function readRoute(spec: ReadSpec): Handler {
  return async (request, context) => {
    const actor = await currentActor();
    if (!spec.allow(actor)) return problem(actor, actor.personId ? 403 : 401);
    try {
      const params = await context.params;
      return await spec.answer({ actor, params, url: request.nextUrl, now: clock(), request });
    } catch (error) {
      if (error instanceof NotFound) return problem(actor, 404);
      if (error instanceof Busy) return busy(actor);
      // Nobody reads this one.
      if (request.signal.aborted && error === request.signal.reason) return problem(actor, 503);
      throw error;
    }
  };
}

interface WriteSpec<Data> {
  /** Bytes of the largest body; without it as much as a form without files needs. */
  readonly bodyMax?: number;
  /** Effects after the commit, e.g. a cookie. */
  readonly after?: (data: Data) => Promise<void>;
}

const BODY_MAX = 256 * 1024;

/**
 * A POST handler behind the door: JSON or form in, JSON out; the same verb as an action would run. A body is held in
 * memory as a whole, so one that is too large, or does not say how large it is, is refused unread.
 */
export function writeRoute<Schema extends z.ZodType, Subject, Data>(
  verb: Verb<Schema, Subject, Data>,
  { bodyMax = BODY_MAX, after }: WriteSpec<Data> = {},
): Handler {
  register(verb);
  return async (request, context) => {
    const actor = await currentActor();
    if (!sameOrigin(request.headers)) return problem(actor, 403, "errors.foreignOrigin");
    if (!fits(request.headers, bodyMax)) return problem(actor, 413);
    const body = await readBody(request, verb.input);
    if (body === undefined) return problem(actor, 400, "errors.invalid");
    const outcome = await perform(verb, {
      actor,
      raw: { ...(await context.params), ...body },
      now: clock(),
      address: addressOf(request.headers),
    });
    const t = translator(actor.locale);
    switch (outcome.kind) {
      case "done":
        await after?.(outcome.data);
        return Response.json({ ok: true, data: outcome.data });
      case "denied":
        return problem(actor, actor.personId ? 403 : 401);
      case "absent":
        return problem(actor, 404);
      case "invalid": {
        const fields = Object.fromEntries(
          Object.entries(outcome.fields).map(([field, m]) => [field, t(m.key, m.params)]),
        );
        const message = t(outcome.message.key, outcome.message.params);
        return Response.json({ ok: false, message, fields }, { status: 422 });
      }
    }
  };
}

/** Whether the body is small enough; Node reads no more of it than the header says. */
function fits(headers: Headers, bodyMax: number): boolean {
  const length = headers.get("content-length");
  return length !== null && /^\d+$/.test(length) && Number(length) <= bodyMax;
}

async function readBody(
  request: NextRequest,
  schema: z.ZodType,
): Promise<Record<string, unknown> | undefined> {
  try {
    if (request.headers.get("content-type")?.startsWith("application/json")) {
      const body: unknown = await request.json();
      return body && typeof body === "object" && !Array.isArray(body) ? { ...body } : undefined;
    }
    return formToObject(await request.formData(), schema);
  } catch {
    return undefined;
  }
}

const PROBLEM = {
  400: "errors.invalid",
  401: "errors.signIn",
  403: "errors.denied",
  404: "errors.notFound",
  413: "errors.bodyTooBig",
  503: "errors.busy",
} as const;

/** Seconds after which to ask again. */
const SOON = "5";

function busy(actor: Actor): Response {
  const answer = problem(actor, 503);
  answer.headers.set("Retry-After", SOON);
  return answer;
}

function problem(actor: Actor, status: keyof typeof PROBLEM, key: string = PROBLEM[status]): Response {
  return Response.json({ ok: false, message: translator(actor.locale)(key) }, { status });
}
