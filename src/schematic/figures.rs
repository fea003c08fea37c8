//! The table of the figures. To add one, write a function that draws it with the [`Pen`], name it
//! here, and say in `rules.rs` which papers show it.

mod cache;
mod decoding;
mod distillation;
mod experts;
mod hardware;
mod models;
mod pruning;
mod quantization;
mod text;
mod topics;
mod tuning;

use super::facts::Facts;
use super::pen::Pen;

/// Lists the figures: the name of each, the function that draws it, and what it shows.
macro_rules! figures {
    ($($name:ident = $draw:path, $shows:literal;)*) => {
        /// What a figure shows. A paper's id varies the details.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Figure { $(#[doc = $shows] $name,)* }

        impl Figure {
            /// Every figure.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Draws the figure. The numbers that it names are those of the facts.
            pub fn draw(self, pen: &mut Pen, facts: &Facts) {
                const DRAW: &[fn(&mut Pen, &Facts)] = &[$($draw),*];
                DRAW[self as usize](pen, facts);
            }

            /// What the figure shows, in a few words for a reader.
            #[must_use]
            pub fn shows(self) -> &'static str {
                const SHOWS: &[&str] = &[$($shows),*];
                SHOWS[self as usize]
            }
        }
    };
}

figures! {
    Bits = quantization::bits, "The bits of each value, in the widths that the title names";
    Outliers = quantization::outliers, "Channels far larger than the rest, and the same channels levelled";
    MixedWidths = quantization::mixed_widths, "Channels with as many bits as each needs";
    LayerWidths = quantization::layer_widths, "Layers with as many bits as each needs";
    AnyWidth = quantization::any_width, "Values of which the first bits alone are a coarser value";
    Codebook = quantization::codebook, "The entries of a codebook, each among the values it stands for";
    Levels = quantization::levels, "The distribution of the weights, and the few values that stand for it";
    Staircase = quantization::staircase, "What goes in against what comes out: a line becomes a staircase";
    NumberLines = quantization::number_lines, "Integers lie at equal steps, floating-point numbers closer about zero";
    Groups = quantization::groups, "Groups of weights, each with a scale of its own";
    Salience = quantization::salience, "How much each channel matters, and those that matter most";
    Rounding = quantization::rounding, "Numbers that go up or down to a level";
    Rotation = quantization::rotation, "Values turned so that no direction stands out";
    Binary = quantization::binary, "Weights, and one of two values for each";
    PlusSparse = quantization::plus_sparse, "A plain matrix, and the few weights that it leaves out";
    SparseBits = quantization::sparse_bits, "Some weights are gone, and the rest have fewer bits";

    Unstructured = pruning::unstructured, "Single weights are gone, wherever they were small";
    Pattern = pruning::pattern, "A fixed number of weights stays in every group";
    Rows = pruning::rows, "Whole rows and columns are gone";
    Layers = pruning::layers, "Whole layers are gone, and the data passes them by";
    Activations = pruning::activations, "Few inputs are not zero, and only their weights are used";
    Network = pruning::network, "A network that lost most of its connections";
    Threshold = pruning::threshold, "Weights in the order of their size, and the threshold below which they go";

    SmallWeights = pruning::small_weights, "The distribution of the weights, without those about zero";
    Nested = pruning::nested, "One model, and smaller ones inside it";
    Calibration = pruning::calibration, "Sample texts choose the weights that stay";

    Distillation = distillation::distillation, "A large teacher and a small student";
    Logits = distillation::logits, "The student learns how likely each next token is";
    Features = distillation::features, "The student learns what the layers of its teacher hold";
    Rationale = distillation::rationale, "The student learns the steps of a rationale";
    Data = distillation::data, "The student learns from texts that its teacher wrote";
    Preference = distillation::preference, "The student learns which of two answers is better";
    OwnTeacher = distillation::own_teacher, "A model is its own teacher";

    Teachers = distillation::teachers, "Several teachers and one student";
    OnPolicy = distillation::on_policy, "The student writes, and the teacher corrects it";

    Draft = decoding::draft, "A small model drafts tokens, and a large one checks them in one pass";
    DraftTree = decoding::draft_tree, "Drafts that branch; the large model keeps one path";
    DraftHeads = decoding::draft_heads, "Several heads, each of which guesses a token further ahead";
    EarlyExit = decoding::early_exit, "Tokens leave the model at the layer where it is sure of them";
    DraftLayers = decoding::draft_layers, "The first layers draft tokens, and all layers check them";
    Steps = decoding::steps, "One token in every step, and several";
    Routing = decoding::routing, "A router sends hard requests to a large model and the rest to a small one";
    Branches = decoding::branches, "The parts of an answer are written at the same time";
    Copied = decoding::copied, "A run of tokens that was written before is proposed again";
    Mask = decoding::mask, "Attention to all tokens before, and to the few that matter";

    Eviction = cache::eviction, "Keys and values of past tokens: some kept, others evicted";
    FewerTokens = cache::fewer_tokens, "A cache, and the one that keeps some of its tokens";
    FewerChannels = cache::fewer_channels, "A cache, and the one that keeps some of its channels";
    HeadBudgets = cache::head_budgets, "A budget for every head: some look far, most look near";
    SharedLayers = cache::shared_layers, "Layers that use what the layer below them holds";

    MemoryHierarchy = hardware::memory_hierarchy, "Small fast memory above large slow memory";
    Tiles = hardware::tiles, "Attention computed tile by tile";
    Chip = hardware::chip, "A processor, and the work that runs through its array";
    Pipeline = hardware::pipeline, "Devices, and the batches that flow down and back through them";
    Batches = hardware::batches, "Requests of different lengths, packed so that no slot waits";

    Reuse = hardware::reuse, "Blocks that were computed before, and the ones that a request takes";
    Devices = hardware::devices, "Devices in a ring; each passes a part of the data to the next";

    Factors = tuning::factors, "A matrix is nearly the product of a tall and a wide one";
    Spectrum = tuning::spectrum, "The singular values of a matrix, of which the first are enough";
    Lora = tuning::lora, "A frozen matrix, and a trained product beside it";
    RankOne = tuning::rank_one, "A frozen matrix, and a trained product of rank one";
    Adapters = tuning::adapters, "Frozen layers, and the few trained weights between them";
    SelectedWeights = tuning::selected_weights, "A frozen matrix of which a few weights are trained";
    SelectedRows = tuning::selected_rows, "A frozen matrix of which a row and a column are trained";
    SelectedBlock = tuning::selected_block, "A frozen matrix of which one block is trained";
    SelectedLayers = tuning::selected_layers, "Frozen layers of which a few are trained";
    ForwardOnly = tuning::forward_only, "Steps down the loss that need no backward pass";

    Experts = experts::experts, "A router sends a token to a few experts and adds up their answers";
    TokenRouting = experts::token_routing, "Tokens in columns, experts in rows, and which experts each token goes to";
    FewerExperts = experts::fewer_experts, "A router and its experts, of which some are gone";
    OffloadedExperts = experts::offloaded_experts, "Experts that wait in slower memory until they are chosen";

    ShorterText = text::shorter_text, "A long prompt, and the words of it that matter";
    SoftTokens = text::soft_tokens, "A long prompt, and the few learned tokens that stand for it";
    TextToBits = text::text_to_bits, "A text, and its bits";

    Recurrence = models::recurrence, "A state of fixed size that each token changes and passes on";
    Scan = models::scan, "Sums over all tokens before, computed in few steps";
    SmallModel = models::small_model, "A large model, and a small one that a phone holds";
    Hierarchy = models::hierarchy, "Tokens, the groups they are read in, and what the groups say together";
    LossCurves = models::loss_curves, "Two loss curves; the better one spends less of the budget";
    Tradeoff = models::tradeoff, "The quality of models above their cost; the best on a line";
    Scores = models::scores, "Tasks, and how well each of three models does them";

    TopicTree = topics::topic_tree, "A field as a tree of topics and their works";
    TopicMap = topics::topic_map, "A field with its topics to both sides";
    Timeline = topics::timeline, "The works of a field in the order of their years";
    Dots = topics::dots, "A field of dots, for all that no other figure shows";
}
