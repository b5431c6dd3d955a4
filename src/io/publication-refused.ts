/** The registry must not be published as it is. The message says what to do. */
export class PublicationRefusedError extends Error {
  override name = "PublicationRefusedError";
}
