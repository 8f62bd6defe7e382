/**
 * What links of version 1 are deflated with: the words and runs of characters that packed documents are made of, the likeliest last,
 * where references to them are shortest. Frozen: one changed character breaks every link of the version.
 */
export const DICTIONARY_1 = [
  '"float64"]"float32"]"hinge""log-cosh""absolute""huber""zeros""normal""xavier""he""gelu""silu""sigmoid""leaky-relu""relu""linear""tanh"',
  '"rastrigin""ackley""beale""himmelblau""saddle""rosenbrock""parabola"["quadratic",100]',
  '"xor""circles",["spirals",["sine",["blobs",["moons",["line",',
  'where(sqrt(sumAll(norm(max(min(exp(log(abs(sign(',
  '\\nparameter beta1 = 0.9\\nparameter beta2 = 0.999\\nparameter epsilon = 1e-8\\nparameter momentum = 0.9',
  'state v = 0\\nstate m = 0\\nm = beta1 * m + (1 - beta1) * g\\nv = beta2 * v + (1 - beta2) * g^2\\n',
  'velocity = momentum * velocity + (1 - dampening) * g\\ng = g + weightDecay * theta\\nlr = base * (1 + cos(3.141592653589793 * step / budget)) / 2',
  '(prediction - target)^2\\ntheta = theta - lr * g / (sqrt(v) + epsilon)\\ntheta = theta - lr * m"]',
  ',null,null,null,null,null,null,null,null,["surface",["own","["data",',
  '[[[["Nesterov",["sgd",0.99,null,true,"lion""adagrad",0.95],"Lion",["lion",null,0.999],"AdamW",["adamw",0.9,0.99,0.5],"Adagrad",["adagrad",',
  ',"softmax-cross-entropy","squared","constant"["one-cycle",["warmup-cosine",50,["inverse-time",["exponential",0.995],["step",200,0.1],["cosine",1000,',
  '"RMSProp",["rmsprop",null,1e-8,0.001,"Momentum",["sgd",0.9],0.05,"SGD","sgd",0.01,null,32,null,16,"Adam","adam",0.02,"cosine",16],["',
].join('')
