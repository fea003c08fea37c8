//! From a paper's own data to what is drawn: the family of its category, the words of its title
//! and techniques, and the numbers that the title states.

use catalogue::Paper;

use super::facts::Facts;
use super::figures::Figure::{self, *};
use super::random::Random;

/// A rule: words, separated by bars, and the figure of a paper that says one of them. `(bits` and
/// `(n:m` stand for such numbers in its title. Rules without words come last and are for papers of
/// which no other rule is true; a random number chooses among them.
type Rule = (&'static str, Figure);

/// The rules of each family, in the order in which they are tried: what says most comes first.
#[rustfmt::skip]
pub const RULES: &[(&str, &[Rule])] = &[
    ("quantization", &[
        ("(bits", Bits),
        ("float|integer only|data format|datatype|addition|shift|exponent|bf16", NumberLines),
        ("scaling law|trade off", Tradeoff),
        ("rotat|hadamard|transformation|flat|incoheren", Rotation),
        ("outlier|smooth|equaliz|sink", Outliers),
        ("any bit|any precision|arbitrary bit|bitstack|progressive", AnyWidth),
        ("layer specific|variable layer", LayerWidths),
        ("heterogen|salien", Salience),
        ("mixed|variable|adaptive", MixedWidths),
        ("codebook|vector|vq|lattice|lookup|cluster|additive", Codebook),
        ("binar|onebit|one bit|ternary|extreme", Binary),
        ("dense and sparse|sparse quantized|sparse decomposed|sparse plus|low precision decomp", PlusSparse),
        ("spars|pruning", SparseBits),
        ("lora|low rank|adapter", Lora),
        ("aware training|qat|distil|straight", Staircase),
        ("rounding", Rounding),
        (" aware|guid|gradient|sensitiv|perturb|information", Salience),
        ("bench|evaluat|study|impact|affect|comparison", Scores),
        ("group|block|grain|channel|per tensor|token wise|layer wise|kernel|integer scale", Groups),
        ("round|descent|optimi|reconstruct|basis|approximat|algorithm", Rounding),
        ("hardware|edge|mobile|device|gpu|cpu|deploy|serving|design|energy", Chip),
        ("tuning", SelectedLayers),
        ("", Levels), ("", Staircase), ("", Rounding),
    ]),
    ("pruning", &[
        ("(n:m|:m |semi struct", Pattern),
        ("expert", FewerExperts),
        ("bench|metric|evaluat|assess|investigat|hallucinat|trust|brain", Scores),
        ("law|trade off|frontier|beyond size|compression ratio|scaling|essential", Tradeoff),
        ("elastic|flexible|any shape|many in one| nas|nas:|architecture search|search for|evol", Nested),
        ("attention", Mask),
        ("of depths", EarlyExit),
        ("activat|contextual|relu|input prun|dynamic", Activations),
        ("calibrat|dataset|datasets|language specific|multilingual|domain", Calibration),
        ("quantiz", SparseBits),
        ("distil|teachers", Distillation),
        ("unstructured|one shot|layer wise|blockwise|block aware", Unstructured),
        ("collapse|fold|merg", SharedLayers),
        ("early exit", EarlyExit),
        ("layer|depth|blocks", Layers),
        ("sparse and low rank|sparse plus|factoriz", PlusSparse),
        ("low rank decom", Factors),
        ("lora|low rank|adapter", Lora),
        ("struct|rows|width|dimension|neuron", Rows),
        ("gradient|importance|sensitiv|regulari|rank|recall|perturb|fusion", Salience),
        ("", Network), ("", Threshold), ("", SmallWeights),
    ]),
    ("distillation", &[
        ("self dis|self kn|self ev", OwnTeacher),
        ("ensemble|committee|teachers|co train|competitive|complementary", Teachers),
        ("preference|align|reward|contrast|feedback", Preference),
        ("thought|reason|rationale| cot|explan|step|math|plan|theor", Rationale),
        ("interactive|online|interleaved|student friendly|studying with|dual|tailor|adversarial|speculative", OnPolicy),
        ("layer|feature|transformers|low rank|hybrid|initiali|inherit|attend", Features),
        ("logit|diverg|distribution|autoregressive|token|moment|objective|granularity|attribution", Logits),
        ("law|gap|scratch|weak|cost|budget|divide", Tradeoff),
        ("comparative|study|systematic|what is lost|exploration", Scores),
        ("data|instruct|augment|synthetic|dialogue|imitat|prompt|retriev", Data),
        ("template|extract|pseudo|counterfact|event|recognition|embedding|sentiment|context", Data),
        ("", Distillation),
    ]),
    ("acceleration", &[
        ("tree|beam", DraftTree),
        ("multi token|decoding heads|parallel prompt|blockwise", DraftHeads),
        ("self speculative|early exiting for", DraftLayers),
        ("n gram|n grammy|lookahead|reference|suffix|recycl|artifact|model free", Copied),
        ("speculat|draft|verif|assisted", Draft),
        ("exit|skip|intermediate layer|confident", EarlyExit),
        ("skeleton|parallel decod|auto parallel|setwise|simultaneous|all tokens|path consist|one pass", Branches),
        ("routing|cascade|hybrid llm|strategy plan|agents", Routing),
        ("key value|kv cache|kcache|heavy hitter", Eviction),
        ("serving|prepack|throughput", Batches),
        ("rag |retrieval aug|cache|chunk", Reuse),
        ("sparsity|sparse activ", Activations),
        ("head attention|retrieval and", HeadBudgets),
        ("sink|retriev|infinite", Eviction),
        ("attention|sparse token|prefill|query aware", Mask),
        ("token prun|context|compress|prompt|eliminat", ShorterText),
        ("", Steps),
    ]),
    ("mixture", &[
        ("benchmark", Scores),
        ("offload|cach|cpu|serving|mobile|memory", OffloadedExperts),
        ("parallel|pipeline|overlap|schedul", Pipeline),
        ("prun|compress", FewerExperts),
        ("quantiz", MixedWidths),
        ("near data", OffloadedExperts),
        ("dynamic|selection|allocat|affinity|load", TokenRouting),
        ("", Experts),
    ]),
    ("text-compression", &[
        ("lossless|zip|tokeniz|entropy|compressed text", TextToBits),
        ("soft|gist|autoencoder|internaliz|distill|embedding|adapting", SoftTokens),
        ("characteriz|rethink|toolkit|study", Scores),
        ("tree|graph|multi document|nugget|sentence", Hierarchy),
        ("aware|query|guided|selection|reinforce|perception", Salience),
        ("", ShorterText),
    ]),
    ("low-rank", &[
        ("activation|feature|latent", FewerChannels),
        ("sparse", PlusSparse),
        ("svd|singular|denois|eigen", Spectrum),
        ("", Factors), ("", Spectrum),
    ]),
    ("memory-ladder", &[
        ("(bits", Bits),
        ("router|collaborat|heterogen", Routing),
        ("shard|ring|striped|distribut|multi device|cluster|low resource edge", Devices),
        ("offload|paged|memory m|limited memory|communication|switch", MemoryHierarchy),
        ("attention|tensor core|kernel", Tiles),
        ("pipelin|parallel", Pipeline),
        ("serving|schedul|throughput|engine|programming", Batches),
        ("accelerator|chip|fpga|npu|cpu|gpu", Chip),
        ("mobile|phone|edge", SmallModel),
        ("", Chip),
    ]),
    ("kv-cache", &[
        ("(bits", Bits),
        ("benchmark", Scores),
        ("vector|product quant", Codebook),
        ("binariz", Binary),
        ("salien", Salience),
        ("mixed|adaptive quant|aligned", MixedWidths),
        ("quantiz|precision| bit", Groups),
        ("layer|sharing|depth", SharedLayers),
        ("eigen", Spectrum),
        ("low rank|channel|project|thin", FewerChannels),
        ("head|pyramid|budget", HeadBudgets),
        ("evict|merg|discard|heavy|importance|token|selecti|sparsity", Eviction),
        ("prefix|prompt", Reuse),
        ("recurren|hybrid", Recurrence),
        ("", FewerTokens),
    ]),
    ("architecture", &[
        ("cloud|tandem|to slm", Routing),
        ("parallel|linear|kernel|duality", Scan),
        ("state space|recur|rnn|hybrid|retentive|test time", Recurrence),
        ("shar", SharedLayers),
        ("attention", Mask),
        ("block|hierarch|context|sentence", Hierarchy),
        ("scaling|exponential", Tradeoff),
        ("", SmallModel),
    ]),
    ("training", &[
        ("(bits", Bits),
        ("pipeline|parallel", Pipeline),
        ("drop", Layers),
        ("low rank|project", Factors),
        ("", LossCurves),
    ]),
    ("tuning", &[
        ("zeroth|forward|inference engine", ForwardOnly),
        ("rank 1", RankOne),
        ("lora|low rank", Lora),
        ("survey|position paper", TopicTree),
        ("quantiz", MixedWidths),
        ("row", SelectedRows),
        ("layer", SelectedLayers),
        ("block|badam", SelectedBlock),
        ("prun|spars|mask|sketch", SelectedWeights),
        ("on device", SmallModel),
        ("system", Devices),
        ("", Adapters), ("", SelectedRows),
    ]),
    ("survey", &[
        ("bench|comparison", Scores),
        ("", TopicTree), ("", TopicMap), ("", Timeline),
    ]),
    ("others", &[
        ("prun", Unstructured),
        ("", Dots),
    ]),
];

/// What the figure of a paper shows, and the numbers that its title states. Where nothing is said,
/// the next random number chooses.
pub fn read(family: &str, paper: &Paper, random: &mut Random) -> (Figure, Facts) {
    let mut text = String::from(" ");
    for part in std::iter::once(&paper.title).chain(&paper.techniques) {
        text.push_str(part.as_str());
        text.push(' ');
    }
    // The words of the rules are ASCII, so other letters may be cut into bytes.
    let mut text = text.into_bytes();
    for byte in &mut text {
        *byte = if b"-/(),\"".contains(byte) { b' ' } else { byte.to_ascii_lowercase() };
    }
    let facts = Facts::read(&text);
    // What is stated in numbers is one more word, which no title can hold.
    if !facts.widths.is_empty() {
        text.extend_from_slice(b"(bits");
    }
    if facts.pattern.is_some() {
        text.extend_from_slice(b"(n:m");
    }
    let says = |words: &str| words.split('|').any(|word| text.windows(word.len()).any(|part| part == word.as_bytes()));
    let rules = RULES.iter().find(|(name, _)| *name == family).map_or(&[][..], |(_, rules)| rules);
    let open = rules.iter().filter(|(words, _)| words.is_empty()).count() as i32;
    let mut choice = random.between(0, open - 1);
    for &(words, figure) in rules {
        if words.is_empty() {
            choice -= 1;
        }
        if choice < 0 || !words.is_empty() && says(words) {
            return (figure, facts);
        }
    }
    (Dots, facts)
}
