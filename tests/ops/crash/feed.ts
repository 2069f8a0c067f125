/** The live board as a browser reads it. */
export interface Feed {
  /** Marks of the boards told so far, without repetitions of the same. */
  marks(): readonly string[];
  isOpen(): boolean;
  close(): void;
}

/** Opens the stream; resolves with the first board. */
export async function openFeed(url: string): Promise<Feed> {
  const leave = new AbortController();
  const { body } = await fetch(`${url}/api/board/live`, { signal: leave.signal });
  if (!body) throw new Error("The board's stream has no body.");
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  let open = true;
  const marks = () => [...said.matchAll(/event: board\nid: (\S+)\n/g)].map(([, mark = ""]) => mark);
  const read = async (): Promise<void> => {
    const { value, done } = await reader.read();
    if (done) open = false;
    else said += value;
  };
  while (open && marks().length === 0) await read();
  const readOn = async (): Promise<void> => {
    while (open) await read();
  };
  readOn().catch(() => {
    open = false;
  });
  return { marks, isOpen: () => open, close: () => leave.abort() };
}
