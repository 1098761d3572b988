/** The google.protobuf.Struct class of the SDK. */
interface StructClass {
  new (): Struct;
  fromJavaScript(value: object): Struct;
}

interface Struct {
  getFieldsMap(noLazyCreate?: boolean): Map<string, unknown> | undefined;
  toJavaScript(): object;
}

/**
 * Makes the SDK keep inputs and outputs as plain values. The SDK converts them to Protocol Buffers and back, which is
 * unnecessary inside one process unless a transform needs it.
 */
export function keepStructsPlain({ Struct }: { Struct: StructClass }): void {
  const { fromJavaScript } = Struct;

  class PlainStruct extends Struct {
    #plain: object | undefined;

    static of(value: object): PlainStruct {
      const made = new PlainStruct();
      made.#plain = value;
      return made;
    }

    override getFieldsMap(noLazyCreate?: boolean): Map<string, unknown> | undefined {
      const plain = this.#plain;
      this.#plain = undefined;
      if (plain !== undefined) {
        const fields = super.getFieldsMap()!;
        fromJavaScript(plain)
          .getFieldsMap()!
          .forEach((value, name) => fields.set(name, value));
      }
      return super.getFieldsMap(noLazyCreate);
    }

    override toJavaScript(): object {
      return this.#plain ?? super.toJavaScript();
    }
  }

  Struct.fromJavaScript = (value) => PlainStruct.of(value);
}
