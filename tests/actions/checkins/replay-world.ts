import type { Actor } from "@/lib/people/actor";
import { answers, dice, inBatches, phone, send, shuffled, type Tap, tapAt } from "./queue-world";
import { makeArea, makeRider, makeStation } from "./world";

const NOW = new Date("2026-11-20T20:00:00+08:00");
const MINUTE = 60_000;
const DAY = 86_400_000;

export interface Replayed {
  readonly riders: readonly Actor[];
  /** Every visit that was made, by its clientId. */
  readonly visits: ReadonlyMap<string, Tap>;
  /** What each sending said of each tap. */
  readonly told: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Riders with two phones each, one a day ahead and one a day behind, visit five stations every 31 minutes or more;
 * both phones then send everything `times` times in shuffled batches, some at once, each after its own time on the way.
 */
export async function replay(count: number, times: number, seed: number): Promise<Replayed> {
  const roll = dice(seed);
  const world = await makeArea("t");
  const codes = ["T-E1", "T-E2", "T-E3", "T-E4", "T-E5"];
  for (const code of codes) await makeStation(world, code);
  const riders: Actor[] = [];
  const visits = new Map<string, Tap>();
  const told = new Map<string, Set<string>>();
  for (let r = 0; r < 2; r++) {
    const actor = (await makeRider(world, `T-000${r}`)).actor;
    riders.push(actor);
    const taps = Array.from({ length: count / 2 }, (_, i) => {
      const slot = Math.floor(i / codes.length);
      const at = new Date(NOW.getTime() - (slot * 32 + 5) * MINUTE - Math.floor(roll() * MINUTE));
      return tapAt(codes[i % codes.length] ?? "", at, i + 1);
    });
    for (const tap of taps) visits.set(tap.clientId, tap);
    const phones = [phone(DAY), phone(-DAY)];
    const shares = phones.map((_, half) => taps.filter((tap) => tap.seq % 2 === half));
    for (let time = 0; time < times; time++)
      await Promise.all(
        phones.map(async (own, half) => {
          for (const batch of inBatches(shuffled(shares[half] ?? [], roll), 50)) {
            const took = Math.floor(roll() * 8000);
            const got = await answers(send(actor, own, batch, NOW, { took }));
            for (const [id, { state }] of got) told.set(id, (told.get(id) ?? new Set()).add(state));
          }
        }),
      );
  }
  return { riders, visits, told };
}
