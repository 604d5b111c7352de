import type { ServiceModel, ShapeModel } from "./service-model.ts";

/** The shape of that name; a model that names one it lacks was written by a broken generator. */
export function modelShape(model: ServiceModel, name: string): ShapeModel {
  const shape = model.shapes[name];
  if (shape === undefined) throw new TypeError(`the model of ${model.service} has no shape ${name}`);
  return shape;
}
