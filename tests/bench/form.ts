/** A form of a page, ready to be posted as a browser without scripts would. */
export interface Form {
  readonly headers: Readonly<Record<string, string>>;
  body(change: Readonly<Record<string, string>>): string;
}

const BOUNDARY = "----yizhan-bench";

/** The form of the page that has this attribute on itself or on one of its fields. */
export function formOf(html: string, mark: string): Form {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].find(([text]) => text.includes(mark))?.[0];
  if (!form) throw new Error(`The page has no form with ${mark}:\n${html.slice(0, 400)}`);
  const fields = Object.fromEntries(
    [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      attribute(tag, "name"),
      attribute(tag, "value"),
    ]),
  );
  return {
    headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    body: (change) => {
      const parts = Object.entries({ ...fields, ...change }).map(
        ([name, value]) =>
          `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      return `${parts.join("")}--${BOUNDARY}--\r\n`;
    },
  };
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
