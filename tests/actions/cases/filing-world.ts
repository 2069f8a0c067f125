import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect } from "vitest";
import type { z } from "zod";
import { newDraftToken } from "@/lib/cases/draft-cookie";
import { fileReport } from "@/lib/cases/filing";
import { addPhoto, sayContact, sayWhat, sayWhere, tell } from "@/lib/cases/report-verbs";
import type { Actor } from "@/lib/people/actor";
import { visitor } from "@/lib/people/actor";
import { forgetEnv } from "@/lib/server/env";
import { type Outcome, perform, type Verb } from "@/lib/server/perform";
import { MINIMAL as M, NOW } from "@/prisma/seed/minimal";

export const nobody = visitor(M.area, "zh-CN");

/** A folder for stored photos; call the result to remove it. */
export function ownFiles(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-files-"));
  process.env.FILES_DIR = folder;
  forgetEnv();
  return () => rmSync(folder, { recursive: true, force: true });
}

let addresses = 0;

/** Runs a verb as the door would; each call comes from a new address unless one is given. */
export function call<Schema extends z.ZodType, Subject, Data>(
  verb: Verb<Schema, Subject, Data>,
  raw: Record<string, unknown>,
  actor: Actor = nobody,
  now: Date = NOW,
  address?: string,
): Promise<Outcome<Data>> {
  addresses += 1;
  return perform(verb, { actor, raw, now, address: address ?? `10.0.0.${addresses}` });
}

/** The data of a call that must succeed. */
export async function done<Data>(outcome: Promise<Outcome<Data>>): Promise<Data> {
  const result = await outcome;
  expect(result).toMatchObject({ kind: "done" });
  return (result as Extract<typeof result, { kind: "done" }>).data;
}

export const photo = async (tint = 30, width = 40) =>
  new Blob([
    new Uint8Array(
      await sharp({ create: { width, height: 30, channels: 3, background: { r: tint, g: 30, b: 30 } } })
        .jpeg()
        .toBuffer(),
    ),
  ]);

export interface Told {
  readonly category?: string;
  readonly station?: string;
  readonly where?: Record<string, string>;
  readonly tell?: Record<string, string>;
  readonly photos?: readonly Blob[];
  readonly contact?: Record<string, string>;
}

/** Answers all questions and returns the draft's token; nothing is sent yet. */
export async function fillIn(told: Told = {}, actor: Actor = nobody, now: Date = NOW): Promise<string> {
  const draft = newDraftToken();
  const station = told.station ? { station: told.station } : {};
  for (const one of told.photos ?? [undefined]) {
    const input = { draft, ...station, ...(one ? { photo: one, intent: "another" } : {}) };
    await done(call(addPhoto, input, actor, now));
  }
  await done(call(sayWhat, { draft, category: told.category ?? "not_to_door" }, actor, now));
  const where = told.where ?? { place: told.station ? "station" : M.neighbourhoods.own };
  await done(call(sayWhere, { draft, ...where }, actor, now));
  await done(call(tell, { draft, ...(told.tell ?? { text: "约好送上门，却放在楼下。" }) }, actor, now));
  const contact = told.contact ?? { phone: "138 1234 2764", consent: "yes" };
  await done(call(sayContact, { draft, ...contact }, actor, now));
  return draft;
}

/** Files a whole report. */
export async function report(told: Told = {}, actor: Actor = nobody, now: Date = NOW) {
  const draft = await fillIn(told, actor, now);
  const filed = await done(call(fileReport, { draft }, actor, now));
  return { ...filed, draft };
}
