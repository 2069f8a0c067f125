import type { Rng } from "@/prisma/seed/random";
import type { App } from "./app";
import type { Ground } from "./ground";

/** What is killed: the site, PostgreSQL as a whole, one of its connections, or the site and PostgreSQL together. */
export type Blow = "app" | "database" | "backend" | "both";

export const BLOWS: readonly Blow[] = [
  "app",
  "app",
  "app",
  "both",
  "database",
  "database",
  "database",
  "backend",
];

/** A blow, and after how many answers it falls. */
export interface Planned {
  readonly blow: Blow;
  readonly at: number;
}

/** All blows in a shuffled order, spread over the first nine tenths of the answers, each at a place of its own. */
export function plan(answers: number, rng: Rng): Planned[] {
  const share = (answers * 0.9) / BLOWS.length;
  return rng.shuffled(BLOWS).map((blow, index) => ({
    blow,
    at: Math.ceil(share * (index + rng.between(0.3, 1))),
  }));
}

/** Whoever watches the house: strikes it down, and starts again what doesn't rise by itself. */
export class Keeper {
  readonly #ground: Ground;
  #app: App;
  /** Resolves when everything runs again. */
  up: Promise<void> = Promise.resolve();
  readonly struck: Blow[] = [];

  constructor(ground: Ground, app: App) {
    this.#ground = ground;
    this.#app = app;
  }

  strike(blow: Blow): void {
    this.struck.push(blow);
    this.up = this.#strike(blow);
    // Told to whoever waits for it.
    this.up.catch(() => {});
  }

  async #strike(blow: Blow): Promise<void> {
    const ground = this.#ground;
    if (blow === "backend") return ground.killBackend();
    if (blow !== "app") ground.killDatabase();
    if (blow !== "database") await this.#app.kill();
    if (blow !== "app") await ground.startDatabase();
    if (blow !== "database") this.#app = await ground.startApp();
  }

  async stop(): Promise<void> {
    await this.up.catch(() => {});
    await this.#app.stop();
  }
}
