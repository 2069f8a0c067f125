import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { type Knock, serve } from "./site";
import { M, makeWorld } from "./world";

/** Marks told by the stream of a running production server, in order. */
class Listening {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = "";

  private constructor(body: NonNullable<Response["body"]>) {
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async to(site: Knock): Promise<Listening> {
    const response = await site.request("VISITOR", "/api/board/live");
    if (!response.body) throw new Error("no stream");
    return new Listening(response.body);
  }

  /** The next mark that is another one than `known`. */
  async after(known: string | null): Promise<string> {
    for (;;) {
      const event = /^([\s\S]*?)\n\n/.exec(this.#text);
      if (event) {
        this.#text = this.#text.slice(event[0].length);
        const mark = /^id: (.+)$/m.exec(event[0])?.[1];
        if (mark && mark !== known) return mark;
        continue;
      }
      const { value, done } = await this.#reader.read();
      if (done) throw new Error("the stream ended");
      this.#text += value;
    }
  }

  /** Resolves when the server ends the stream properly; rejects when it is torn off. */
  async end(): Promise<void> {
    while (!(await this.#reader.read()).done);
  }
}

describe("the live board of two processes", () => {
  const sites: Knock[] = [];
  beforeAll(async () => {
    await makeWorld();
    for (let one = 0; one < 2; one++) sites.push(await serve({ withoutProxy: false }));
  }, 120_000);
  afterAll(() => Promise.all(sites.map((site) => site.stop())));

  it("is the same in both, before and after a change, and lets them stop at once", async () => {
    const both = await Promise.all(sites.map((site) => Listening.to(site)));
    const [one, two] = await Promise.all(both.map((each) => each.after(null)));
    expect(one).toBe(two);
    await db().station.update({ where: { id: M.stations.own }, data: { seats: 41 } });
    const [first, second] = await Promise.all(both.map((each) => each.after(one ?? null)));
    expect(first).toBe(second);

    const ends = both.map((each) => each.end());
    await Promise.all(sites.map((site) => site.stop()));
    await Promise.all(ends);
  });
});
