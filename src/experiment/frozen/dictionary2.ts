/**
 * What links of version 2 are deflated with: the words and runs of characters that packed documents are made of, the likeliest last,
 * where references to them are shortest. Frozen: one changed character breaks every link of the version.
 */
export const DICTIONARY_2 = [
  '"booth""matyas""three-hump-camel""styblinski-tang""griewank""levy""easom""monkey-saddle""plateau""cosine-embedding""kl-divergence""soft-cross-entropy"',
  '"poisson""gaussian""quantile""smooth-l1""focal-classes""focal""multi-margin""squared-hinge""cross-entropy-probability""checkerboard""rings""plane""counts"',
  '"noam""swa-rate""stable-decay""inverse-square-root""piecewise""multi-step""hold""linear""polynomial""cosine-restarts""cyclic""plateau"',
  '"barzilai-borwein""polyak""dadapt-adam""prodigy""schedule-free-sgd""schedule-free-adamw""adafactor-t5""adafactor""muon""lamb""lars""qhm""qhadam""aggmo""asgd""sign-sgd"',
  '"adabelief""yogi""adamod""radam""nadam""adamax""adadelta""rprop""sophia""newton""nonlinear-cg""lbfgs"',
  '["average-pooling""batch-normalization"]["layer-normalization"]["activation","activation",["max-pooling","flatten",["dropout",0.5],["dropout",["convolution",16,3,1,"valid"',
  '"float64"]"float32"]"hinge""log-cosh""absolute""huber""zeros""orthogonal""lecun""normal""xavier""he""elu""selu""softplus""sine""gelu""silu""sigmoid""leaky-relu""relu""linear""tanh"',
  '"rastrigin""ackley""beale""himmelblau""saddle""rosenbrock""parabola"["quadratic",100]',
  '["table","nnnnnnnnnnnnnnnnnnnnccc---.csv""drop""fill""inputs""all""diabetes""breast-cancer""wine""iris""digits""xor""circles",["spirals",["sine",["blobs",["moons",["line",',
  'where(floor(mod(clip(tanh(sigmoid(softplus(abs(sign(log(exp(sin(cos(max(min(norm(largest(sumAll(inf',
  ' = 1 + x^2 + y^2 - x * y\\nstate each v = 0\\nlr = base / (1 + step)\\nlr = base * (1 + cos(3.141592653589793 * step / budget)) / 2',
  '\\ng = g + weightDecay * theta\\ntheta = theta * (1 - lr * weightDecay)\\ntheta = theta - lr * sign(beta1 * m + (1 - beta1) * g)',
  '["own","parameter momentum = 0.9\\nparameter dampening = 0\\nparameter weightDecay = 0.01\\nstate m = 0',
  '\\nm = where(t == 1, g, momentum * m + (1 - dampening) * g)\\ntheta = theta - lr * m\\ntheta = theta - lr * g\\nabs(prediction - target)^2',
  '["own","parameter beta1 = 0.9\\nparameter beta2 = 0.999\\nparameter epsilon = 1e-8\\nstate m = 0\\nstate v = 0',
  '\\nm = beta1 * m + (1 - beta1) * g\\nv = beta2 * v + (1 - beta2) * g^2\\nmHat = m / (1 - beta1^t)\\nvHat = v / (1 - beta2^t)',
  '\\ntheta = theta - lr * mHat / (sqrt(vHat) + epsilon)"]',
  ',null,null,null,null,null,null,null,null,["surface",["own",["data",',
  '["accumulation",["gradient-noise",["max-norm",["coupled-decay",["decoupled-decay",["clip-value",["clip-norm",["lookahead"],["swa",["sam",["ema",0.99],[["dense",64,"relu"],["dense",32,"relu"],["dense",16],["dense",16],["dense",8,"relu"],"dense"],',
  '[[[["Nesterov",["sgd",0.99,null,true,"lion""adagrad",0.95],"Lion",["lion",null,0.999],"AdamW",["adamw",0.9,0.99,0.5],"Adagrad",["adagrad",',
  ',"softmax-cross-entropy","squared","constant"["one-cycle",["inverse-time",["exponential",0.995],["step",200,0.1],["linear",["cosine",1000,',
  '"RMSProp",["rmsprop",null,1e-8,0.001,"Momentum",["sgd",0.9],0.05,"SGD","sgd",0.01,null,32,null,null,[100],null,16,"Adam","adam",0.02,"cosine",16],["',
].join('')
