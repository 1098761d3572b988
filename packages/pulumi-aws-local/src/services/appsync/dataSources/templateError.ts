/** A request object that its data source cannot read; ends the field with errorType MappingTemplate. */
export class TemplateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TemplateError";
  }
}
