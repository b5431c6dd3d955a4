/** What was found keeps it from being published; the message says what to do. */
export class PublicationRefusedError extends Error {
  override name = "PublicationRefusedError";
}
