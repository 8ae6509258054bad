/** 512 short English words that are easy to say and to hear on the phone. Their order is part of the check word. */
export const checkWordsEn = `
acorn album alley alpaca amber anchor anvil apple apron arch arena aspen atlas attic autumn avenue avocado badge
bagel bagpipe baker balcony ballad bamboo banjo banner barley barn barrel basil basket batch beacon beam beaver
beehive bell bench berry birch bird biscuit bishop blade blanket blazer blossom board boat bobbin bonfire bonnet
book border bottle boulder bouquet bowl bracelet bracket branch brass bread breeze bridge broccoli broom brush
bubble bucket buckle buffalo bugle bundle butter cabbage cabin cable cactus cake calendar camel camera candle
canoe canvas canyon caramel cargo carousel carpet carrot cashew castle cavern cedar cello ceramic cereal chalk
charm cheese cherry chess chime chimney cider cinema cinnamon citrus clam clarinet cliff cloak cloud clover
coach coast cocoa coconut comb comet compass copper coral cork corner cotton cougar crane crayon cream creek
cricket crown crystal cube cuckoo cucumber cup cushion cycle cypress daffodil daisy dance dawn deer delta denim
desk diamond dinner dolphin domino donkey door dove dragon drawer drum drummer duck dune eagle early earth easel
echo elbow elder elm emerald engine envelope evening falcon fan farmer feather fence fern fiddle field fig finch
flag flame flamingo flannel flask fleet flint flock flour flower flute foam folder forest fossil fountain fox
freckle friend frost fruit galaxy gallery garlic garnet gate gazelle gecko ginger giraffe glacier glass glider
globe goblet gold gondola goose gorge grain grape gravel grove guitar gull hammer hammock harbour harp harvest
hat hawk hazel hazelnut heart hedge hedgehog helmet herb heron hickory hill hinge holly honey hoop horizon horn
horse iceberg igloo indigo ink iris iron island ivory ivy jacket jaguar jam jasmine jelly jersey jewel jigsaw
jungle juniper kayak kettle kingdom kitchen kite kitten kiwi koala label lace ladder lagoon lantern lark laurel
lava lavender leaf lemon lentil leopard letter library lily linen lion lizard llama lobster locket lodge lotus
lunch magnet magpie mahogany mandolin mango manor maple marble market marsh meadow medal melody mercury mermaid
mint mirror mole monsoon moon morning mosaic motor mouse muffin museum mushroom music mustard napkin nectar
needle nickel noodle north nugget nutmeg oak oasis oatmeal ocean octopus olive onyx opal orange orbit orchard
orchid otter oven oyster paddle paint palace palm panda panther papaya paper paprika parade parasol parcel
parsley pasta path peach peacock pear pebble pelican pencil pepper piano picnic pigeon pilgrim pillow pilot pine
pitcher planet plaster plaza poem pond poplar poppy porch postcard potato prairie pretzel pudding pumpkin puppet
purple puzzle quail quarry quartz quill rabbit radio radish raft raisin raven reed ribbon rice ring river robin
rope ruby rudder saffron salad salmon sand sandal sapphire satin saucer scarf school scooter seal season shadow
shelf shepherd ship silk silver skate sky sled slipper snail snow sofa soup spark sparrow spice spoon spring
spruce square squirrel stable star station steam stone storm straw sugar summer sun swan syrup temple tent
thimble thistle thread thunder ticket tiger timber tower trail treasure tree trophy trout trumpet tulip turtle
tweed umbrella vanilla velvet vessel village violet walnut walrus water wave whale wheat wheel window winter
wolf wood wren yellow zebra zephyr
`
  .trim()
  .split(/\s+/)
