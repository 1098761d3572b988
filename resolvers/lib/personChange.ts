/** An admin's action on a user. */
export type PersonChange = "ban" | "lift" | "endSessions";
