import type { NewTap } from "./store";

/** The tap that a check-in's form holds; null: it is another form. */
export function tapOf(form: FormData, owner: string): NewTap | null {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const rotating = text("rotating");
  if (!text("clientId") || !text("code")) return null;
  return {
    clientId: text("clientId"),
    owner,
    code: text("code"),
    source: text("source") === "LIST" ? "LIST" : "POSTER",
    ...(rotating ? { rotating } : {}),
  };
}
