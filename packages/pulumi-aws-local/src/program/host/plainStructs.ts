/** google.protobuf.Struct as the SDK knows it. */
interface StructClass {
  new (): Struct;
  fromJavaScript(value: object): Struct;
}

interface Struct {
  getFieldsMap(noLazyCreate?: boolean): Map<string, unknown> | undefined;
  toJavaScript(): object;
}

/**
 * Has the SDK keep inputs and outputs as the plain values that they are made from and turned back into: they do not leave the
 * process as Protocol Buffers, unless a transform asks for that.
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
