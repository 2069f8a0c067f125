import { type Answer, asker } from "./http";

export interface Weight {
  readonly path: string;
  /** Bytes over the wire on a first visit, packed as served. */
  readonly html: number;
  readonly css: number;
  readonly scripts: number;
  readonly total: number;
  /** What those scripts may load afterwards, at most: the reader of posters. Not in the total. */
  readonly later: number;
}

export interface Visit {
  readonly path: string;
  readonly cookie?: string;
}

/** What a first visit downloads: the page, its style sheets and the scripts it names. Old browsers' polyfills are not counted. */
export async function weigh(origin: string, visits: readonly Visit[]): Promise<Weight[]> {
  const { ask, close } = asker(origin);
  const textOf = async (path: string, cookie = "") =>
    (await ask({ path, headers: { "accept-language": "zh-CN", cookie } })).body.toString();
  const get = async (path: string, cookie = ""): Promise<Answer> => {
    const answer = await ask({
      path,
      headers: { "accept-encoding": "gzip", "accept-language": "zh-CN", cookie },
    });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
    return answer;
  };
  const known = new Map<string, number>();
  const sizeOf = async (path: string) => {
    const size = known.get(path) ?? (await get(path)).body.length;
    known.set(path, size);
    return size;
  };
  const sum = async (paths: readonly string[]) => {
    let all = 0;
    for (const path of paths) all += await sizeOf(path);
    return all;
  };
  try {
    const weights: Weight[] = [];
    for (const { path, cookie } of visits) {
      const html = (await get(path, cookie)).body.length;
      const text = await textOf(path, cookie);
      const css = await sum(named(text, /<link[^>]*rel="stylesheet"[^>]*>/g, "href"));
      const sources = named(text, /<script[^>]*src="[^"]*"[^>]*>/g, "src");
      const scripts = await sum(sources);
      const later = await sum(await loadedLater(sources, textOf));
      weights.push({ path, html, css, scripts, total: html + css + scripts, later });
    }
    return weights;
  } finally {
    close();
  }
}

function named(html: string, tag: RegExp, attribute: string): string[] {
  const tags = [...html.matchAll(tag)].map(([text]) => text).filter((text) => !/\snomodule/i.test(text));
  const paths = tags.map((text) => new RegExp(`${attribute}="([^"]+)"`).exec(text)?.[1] ?? "");
  return [...new Set(paths)].filter((path) => path.startsWith("/"));
}

/** The scripts that these name inside, and those that they name in turn. */
async function loadedLater(
  first: readonly string[],
  textOf: (path: string) => Promise<string>,
): Promise<string[]> {
  const all = new Set(first);
  for (const path of all)
    for (const [, later = ""] of (await textOf(path)).matchAll(/"(\.\.?\/[^"\\\s]+\.js)"/g))
      all.add(new URL(later, `http://localhost${path}`).pathname);
  return [...all].filter((path) => !first.includes(path));
}
