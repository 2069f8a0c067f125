import "server-only";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clock } from "@/lib/time/clock";
import { cookieName, cookieOptions, overHttps, sessionCookie } from "./cookies";
import { env } from "./env";
import { takeTicket } from "./tickets";

/** The longest session (days); the session row decides when it really ends. */
const COOKIE_DAYS = 90;

/**
 * next-auth keeps the cookie and nothing more: who may come in was decided, limited and audited behind the door
 * before a ticket existed. No route of its own is mounted.
 */
const { signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  session: { strategy: "jwt", maxAge: COOKIE_DAYS * 86_400 },
  useSecureCookies: overHttps(),
  cookies: {
    sessionToken: { name: sessionCookie(), options: cookieOptions(COOKIE_DAYS * 86_400) },
    callbackUrl: { name: unused(), options: cookieOptions(0) },
  },
  pages: { signIn: "/sign-in" },
  providers: [
    Credentials({
      id: "ticket",
      credentials: { ticket: {} },
      authorize: async ({ ticket }, request) => {
        if (typeof ticket !== "string") return null;
        const id = await takeTicket(ticket, request.headers.get("user-agent") ?? "", clock());
        return id ? { id } : null;
      },
    }),
  ],
  callbacks: {
    // Nothing in the token but the session's id.
    jwt: ({ token, user }) => (user?.id ? { sid: user.id } : { sid: token.sid }),
  },
}));

/** next-auth also keeps where to go next, which our own pages do; its cookie is taken away again at once. */
const unused = () => cookieName("next");

/** Turns a ticket into the session cookie of this response. Throws when the ticket was already used. */
export async function keepSession(ticket: string): Promise<void> {
  await signIn("ticket", { ticket, redirect: false, redirectTo: "/" });
  await dropUnused();
}

/** Takes the session cookie away from this browser; the row is ended by the verb. */
export async function dropSession(): Promise<void> {
  await signOut({ redirect: false, redirectTo: "/" });
  await dropUnused();
}

/** With all its options: a browser over https takes no other word about a cookie bound to its host. */
async function dropUnused(): Promise<void> {
  (await cookies()).set(unused(), "", cookieOptions(0));
}
