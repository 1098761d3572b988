/** What a field for admins does to a user. */
export type PersonChange = "ban" | "lift" | "endSessions";
