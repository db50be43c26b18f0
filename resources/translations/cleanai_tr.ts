<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>ComparisonText</name>
    <message>
        <source>%1 points</source>
        <translation>%1 puan</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>İlk 1</translation>
    </message>
    <message>
        <source>Top-5</source>
        <translation>İlk 5</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>Aynı yanıt</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametreler</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC sayısı</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dosya</translation>
    </message>
    <message>
        <source>Time, 1 image</source>
        <translation>Süre, 1 görüntü</translation>
    </message>
    <message>
        <source>The accuracy could not be measured: %1.</source>
        <translation>Doğruluk ölçülemedi: %1.</translation>
    </message>
    <message>
        <source>All images of %2 were used to measure and repair the network. On %1 of them it gives the same answer as the original as often as shown; on others it will be somewhat less.</source>
        <translation>%2 içindeki bütün görüntüler ağı ölçmek ve onarmak için kullanıldı. Bunların %1 tanesinde küçük ağ, özgün ağla gösterilen oranda aynı yanıtı veriyor; başka görüntülerde bu oran biraz daha düşük olur.</translation>
    </message>
    <message>
        <source>Judged by %1 images of %2 that neither analysis nor repair has used.</source>
        <translation>%2 içinden, ne çözümlemenin ne de onarımın kullandığı %1 görüntüyle ölçüldü.</translation>
    </message>
    <message>
        <source>Judged by %1 images of %2 that neither analysis nor repair has used; without labels there is only the agreement with the original.</source>
        <translation>%2 içinden, ne çözümlemenin ne de onarımın kullandığı %1 görüntüyle ölçüldü; etiket olmadığından yalnızca özgün ağla uyum bilinebilir.</translation>
    </message>
    <message>
        <source>Removing less, or training on, brings the accuracy back.</source>
        <translation>Daha az kanal çıkarmak ya da eğitime devam etmek doğruluğu geri getirir.</translation>
    </message>
</context>
<context>
    <name>ConstraintText</name>
    <message>
        <source>The target is out of reach: %1 are left, not %2.</source>
        <translation>Hedefe ulaşılamıyor: %2 yerine %1 kalıyor.</translation>
    </message>
    <message>
        <source>Channels kept by the floor: %1.</source>
        <translation>Alt sınırın koruduğu kanallar: %1.</translation>
    </message>
    <message>
        <source>Channels kept by rounding: %1.</source>
        <translation>Yuvarlamanın koruduğu kanallar: %1.</translation>
    </message>
    <message>
        <source>Channels kept as ignored: %1.</source>
        <translation>Yok sayıldığı için kalan kanallar: %1.</translation>
    </message>
    <message>
        <source>No effect, since its channels cannot be removed: %1.</source>
        <translation>Etkisi yok, kanalları çıkarılamıyor: %1.</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Normalized mean</source>
        <translation>Normalleştirilmiş ortalama</translation>
    </message>
    <message>
        <source>Mean over images, divided by the layer&apos;s largest image mean</source>
        <translation>Görüntüler üzerindeki ortalama, katmanın en büyük görüntü ortalamasına bölünür</translation>
    </message>
    <message>
        <source>Normalized mean of means</source>
        <translation>Ortalamaların normalleştirilmiş ortalaması</translation>
    </message>
    <message>
        <source>Mean over images, divided by the layer&apos;s largest mean</source>
        <translation>Görüntüler üzerindeki ortalama, katmanın en büyük ortalamasına bölünür</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Sıklık</translation>
    </message>
    <message>
        <source>Share of images in which any position is above the threshold</source>
        <translation>Herhangi bir konumun eşiği aştığı görüntülerin payı</translation>
    </message>
    <message>
        <source>Mean absolute value</source>
        <translation>Ortalama mutlak değer</translation>
    </message>
    <message>
        <source>Mean of |x| over images and positions</source>
        <translation>|x| değerinin görüntüler ve konumlar üzerindeki ortalaması</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>Birleşik</translation>
    </message>
    <message>
        <source>Geometric mean of normalized mean and frequency</source>
        <translation>Normalleştirilmiş ortalama ile sıklığın geometrik ortalaması</translation>
    </message>
    <message>
        <source>Active share</source>
        <translation>Etkin pay</translation>
    </message>
    <message>
        <source>Share of positions above the threshold; 1 - APoZ (Hu 2016)</source>
        <translation>Eşiğin üzerindeki konumların payı; 1 - APoZ (Hu 2016)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Ortalama</translation>
    </message>
    <message>
        <source>Mean of x over images and positions</source>
        <translation>x değerinin görüntüler ve konumlar üzerindeki ortalaması</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varyans</translation>
    </message>
    <message>
        <source>Variance of x over images and positions</source>
        <translation>x değerinin görüntüler ve konumlar üzerindeki varyansı</translation>
    </message>
    <message>
        <source>Root mean square</source>
        <translation>Karekök ortalama</translation>
    </message>
    <message>
        <source>Root of the mean of x squared</source>
        <translation>x karesinin ortalamasının karekökü</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>En küçük</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>En küçük değer</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>En büyük</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>En büyük değer</translation>
    </message>
    <message>
        <source>Neuron coverage</source>
        <translation>Nöron kapsaması</translation>
    </message>
    <message>
        <source>1 when some image&apos;s mean, scaled within its layer, passed the threshold (DeepXplore 2017)</source>
        <translation>Bir görüntünün katman içinde ölçeklenen ortalaması eşiği aştıysa 1 (DeepXplore 2017)</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>En güçlü k</translation>
    </message>
    <message>
        <source>1 when the channel was among the k strongest of its layer for some image (DeepGauge 2018)</source>
        <translation>Kanal bir görüntüde katmanının en güçlü k kanalı arasındaysa 1 (DeepGauge 2018)</translation>
    </message>
    <message>
        <source>Coverage of the data</source>
        <translation>Verinin kapsaması</translation>
    </message>
    <message>
        <source>Weights times inputs (Wanda)</source>
        <translation>Ağırlık çarpı girdi (Wanda)</translation>
    </message>
    <message>
        <source>Weight magnitude, L1</source>
        <translation>Ağırlık büyüklüğü, L1</translation>
    </message>
    <message>
        <source>Weight magnitude, L2</source>
        <translation>Ağırlık büyüklüğü, L2</translation>
    </message>
    <message>
        <source>Optimal brain surgeon</source>
        <translation>Optimal beyin cerrahı</translation>
    </message>
    <message>
        <source>Fluctuation of the inputs (FLAP)</source>
        <translation>Girdilerin dalgalanması (FLAP)</translation>
    </message>
    <message>
        <source>Contribution to the loss (Taylor)</source>
        <translation>Kayba katkı (Taylor)</translation>
    </message>
    <message>
        <source>Batch-norm scale</source>
        <translation>Yığın normu ölçeği</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Rastgele</translation>
    </message>
</context>
<context>
    <name>DataForm</name>
    <message>
        <source>Choose a file or a folder.</source>
        <translation>Bir dosya ya da klasör seçin.</translation>
    </message>
    <message>
        <source>This file or folder does not exist.</source>
        <translation>Bu dosya ya da klasör yok.</translation>
    </message>
    <message>
        <source>The file of labels does not exist.</source>
        <translation>Etiket dosyası yok.</translation>
    </message>
    <message>
        <source>Mean and standard deviation need equally many numbers.</source>
        <translation>Ortalama ve standart sapma için eşit sayıda değer gerekir.</translation>
    </message>
    <message>
        <source>Standard deviations have to be above 0.</source>
        <translation>Standart sapmalar 0’dan büyük olmalıdır.</translation>
    </message>
    <message>
        <source>Random images need a shape, e.g. 3, 224, 224.</source>
        <translation>Rastgele görüntüler için bir boyut gerekir, örn. 3, 224, 224.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>no value</source>
        <translation>değer yok</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%%1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 sn</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 dk %2 sn</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 sa %2 dk</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>%1 altında</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>GroupText</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ve %2 katman daha</translation>
    </message>
    <message>
        <source>The channels of %1 stay: %2.</source>
        <translation>%1 katmanının kanalları kalır: %2.</translation>
    </message>
    <message>
        <source>%1 has %2 channels of its own.</source>
        <translation>%1 katmanının yalnız kendisine ait %2 kanalı var.</translation>
    </message>
    <message>
        <source>%1 shares its %2 channels with %3; they are removed together.</source>
        <translation>%1, %2 kanalını şu katmanlarla paylaşır: %3; birlikte çıkarılırlar.</translation>
    </message>
    <message>
        <source>Read by %1.</source>
        <translation>Okuyanlar: %1.</translation>
    </message>
    <message>
        <source>Tied by %1.</source>
        <translation>Bağlayanlar: %1.</translation>
    </message>
</context>
<context>
    <name>PlotExport</name>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG resmi (*.png);;SVG çizimi (*.svg);;PDF belgesi (*.pdf)</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::CostTable</name>
    <message>
        <source>before</source>
        <translation>önce</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sonra</translation>
    </message>
    <message>
        <source>Share of %1 that is left</source>
        <translation>Kalan pay: %1</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>fark</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::CriterionBox</name>
    <message>
        <source>needs data</source>
        <translation>veri gerekir</translation>
    </message>
    <message>
        <source>needs an analysis</source>
        <translation>çözümleme gerekir</translation>
    </message>
    <message>
        <source>needs an analysis after norm and activation</source>
        <translation>norm ve etkinleştirme sonrası çözümleme gerekir</translation>
    </message>
    <message>
        <source>needs pictures, not noise</source>
        <translation>gürültü değil, resim gerekir</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::CurvePlot</name>
    <message>
        <source>channels, strongest first</source>
        <translation>kanallar, en güçlüsü önde</translation>
    </message>
    <message>
        <source>%1 kept | %2 removed</source>
        <translation>%1 kalır | %2 çıkar</translation>
    </message>
    <message>
        <source>channel %1: %2, %3</source>
        <translation>kanal %1: %2, %3</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kalır</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>çıkar</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DataDialog</name>
    <message>
        <source>Data</source>
        <translation>Veri</translation>
    </message>
    <message>
        <source>&amp;Use this data</source>
        <translation>&amp;Bu veriyi kullan</translation>
    </message>
    <message>
        <source>pictures or arrays on disk</source>
        <translation>diskteki resimler ya da diziler</translation>
    </message>
    <message>
        <source>random images</source>
        <translation>rastgele görüntüler</translation>
    </message>
    <message>
        <source>folder of pictures, IDX file, CIFAR folder, .npy or torch.save tensor</source>
        <translation>resim klasörü, IDX dosyası, CIFAR klasörü, .npy ya da torch.save tensörü</translation>
    </message>
    <message>
        <source>found beside the data when empty</source>
        <translation>boşsa verinin yanında aranır</translation>
    </message>
    <message>
        <source>channels, height, width</source>
        <translation>kanal, yükseklik, genişlik</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>&amp;Tür:</translation>
    </message>
    <message>
        <source>&amp;Source:</source>
        <translation>&amp;Kaynak:</translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation>&amp;Etiketler:</translation>
    </message>
    <message>
        <source>&amp;Number:</source>
        <translation>&amp;Sayı:</translation>
    </message>
    <message>
        <source>S&amp;hape of one image:</source>
        <translation>Bir görüntünün &amp;boyutu:</translation>
    </message>
    <message>
        <source>Standard normal values, always the same</source>
        <translation>Standart normal değerler, her zaman aynı</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>özel</translation>
    </message>
    <message>
        <source>no</source>
        <translation>hayır</translation>
    </message>
    <message>
        <source>Shorter side in pixels, as torchvision&apos;s Resize</source>
        <translation>Kısa kenar, piksel olarak; torchvision Resize gibi</translation>
    </message>
    <message>
        <source>Side of the centred square, as torchvision&apos;s CenterCrop</source>
        <translation>Ortalanmış karenin kenarı; torchvision CenterCrop gibi</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>olduğu gibi</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gri</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB (renkli)</translation>
    </message>
    <message>
        <source>not normalised when empty, e.g. 0.485, 0.456, 0.406</source>
        <translation>boşsa normalleştirilmez, örn. 0.485, 0.456, 0.406</translation>
    </message>
    <message>
        <source>e.g. 0.229, 0.224, 0.225</source>
        <translation>örn. 0.229, 0.224, 0.225</translation>
    </message>
    <message>
        <source>R&amp;esize:</source>
        <translation>Y&amp;eniden boyutlandır:</translation>
    </message>
    <message>
        <source>&amp;Crop:</source>
        <translation>Kı&amp;rp:</translation>
    </message>
    <message>
        <source>C&amp;olour:</source>
        <translation>&amp;Renk:</translation>
    </message>
    <message>
        <source>&amp;Mean:</source>
        <translation>&amp;Ortalama:</translation>
    </message>
    <message>
        <source>S&amp;tandard deviation:</source>
        <translation>&amp;Standart sapma:</translation>
    </message>
    <message>
        <source>all of the data</source>
        <translation>verinin tümü</translation>
    </message>
    <message>
        <source>after norm and activation: what the next layer receives</source>
        <translation>norm ve etkinleştirmeden sonra: sonraki katmanın aldığı</translation>
    </message>
    <message>
        <source>the layer&apos;s own output</source>
        <translation>katmanın kendi çıktısı</translation>
    </message>
    <message>
        <source>&amp;Batch size:</source>
        <translation>&amp;Yığın boyutu:</translation>
    </message>
    <message>
        <source>Most b&amp;atches:</source>
        <translation>En çok yı&amp;ğın:</translation>
    </message>
    <message>
        <source>Meas&amp;ure:</source>
        <translation>Ölç&amp;üm:</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Dosya…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Dosya seçin</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Klasör…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Klasör seçin</translation>
    </message>
    <message>
        <source>Mean and standard deviation are numbers with commas between them.</source>
        <translation>Ortalama ve standart sapma, virgülle ayrılmış sayılardır.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Resimler</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Hazırlık</translation>
    </message>
    <message>
        <source>&amp;Preset:</source>
        <translation>&amp;Hazır ayar:</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Ölçüm</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DataPanel</name>
    <message>
        <source>resize %1</source>
        <translation>yeniden boyutlandır: %1</translation>
    </message>
    <message>
        <source>crop %1</source>
        <translation>kırp: %1</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gri</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB (renkli)</translation>
    </message>
    <message>
        <source>mean %1; std %2</source>
        <translation>ortalama %1; std. sapma %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Choose &amp;data…</source>
        <translation>&amp;Veri seç…</translation>
    </message>
    <message>
        <source>Streams the pictures through the network and measures every channel (F5)</source>
        <translation>Resimleri ağdan geçirir ve her kanalı ölçer (F5)</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>Kaynak:</translation>
    </message>
    <message>
        <source>Images:</source>
        <translation>Görüntüler:</translation>
    </message>
    <message>
        <source>Prepared:</source>
        <translation>Hazırlık:</translation>
    </message>
    <message>
        <source>Measured:</source>
        <translation>Ölçüm:</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>henüz yok</translation>
    </message>
    <message>
        <source>%1 of %2, %3, %4</source>
        <translation>%1 / %2, %3, %4</translation>
    </message>
    <message>
        <source>with labels</source>
        <translation>etiketli</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>etiketsiz</translation>
    </message>
    <message>
        <source>at most %1 batches of %2</source>
        <translation>en çok %1 yığın, her biri %2</translation>
    </message>
    <message>
        <source>all, in batches of %1</source>
        <translation>tümü, %1 büyüklüğünde yığınlarla</translation>
    </message>
    <message>
        <source>after norm and activation</source>
        <translation>norm ve etkinleştirmeden sonra</translation>
    </message>
    <message>
        <source>layer output</source>
        <translation>katman çıktısı</translation>
    </message>
    <message>
        <source>Anal&amp;yse</source>
        <translation>Çözüm&amp;le</translation>
    </message>
    <message>
        <source>Agreement:</source>
        <translation>Uyum:</translation>
    </message>
    <message>
        <source>Share of the kept channels that unlimited data would keep too</source>
        <translation>Kalan kanallardan sınırsız verinin de bırakacağı pay</translation>
    </message>
    <message>
        <source>Moments:</source>
        <translation>Momentler:</translation>
    </message>
    <message>
        <source>How the channels vary together, taken in the same pass: what optimal brain surgeon, the repair and the predicted damage are computed from</source>
        <translation>Kanalların birlikte nasıl değiştiği; aynı geçişte toplanır. Optimal beyin cerrahı, onarım ve kestirilen hasar bundan hesaplanır</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 bellek</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::HeatmapPlot</name>
    <message>
        <source>first</source>
        <translation>ilk</translation>
    </message>
    <message>
        <source>channels of the layer; their number at the right</source>
        <translation>katmanın kanalları; sayıları sağda</translation>
    </message>
    <message>
        <source>last</source>
        <translation>son</translation>
    </message>
    <message>
        <source>%1, share of the row&apos;s range</source>
        <translation>%1, satır aralığındaki pay</translation>
    </message>
    <message>
        <source>&lt;br&gt;channel %1 of %2&lt;br&gt;%3: &lt;b&gt;%4&lt;/b&gt;</source>
        <translation>&lt;br&gt;kanal %1 / %2&lt;br&gt;%3: &lt;b&gt;%4&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;br&gt;channels %1 to %2 of %3&lt;br&gt;%4: maximum %5, mean %6, minimum %7</source>
        <translation>&lt;br&gt;kanallar %1–%2 / %3&lt;br&gt;%4: en büyük %5, ortalama %6, en küçük %7</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::HeatmapView</name>
    <message>
        <source>Coverage heatmap</source>
        <translation>Kapsama ısı haritası</translation>
    </message>
    <message>
        <source>One row a layer, one cell a channel. Arrow keys select a layer.</source>
        <translation>Her satır bir katman, her hücre bir kanal. Ok tuşları katman seçer.</translation>
    </message>
    <message>
        <source>each row by its own range</source>
        <translation>her satır kendi aralığında</translation>
    </message>
    <message>
        <source>all rows by one range</source>
        <translation>tüm satırlar tek aralıkta</translation>
    </message>
    <message>
        <source>their maximum</source>
        <translation>en büyüklerini</translation>
    </message>
    <message>
        <source>their minimum</source>
        <translation>en küçüklerini</translation>
    </message>
    <message>
        <source>their mean</source>
        <translation>ortalamalarını</translation>
    </message>
    <message>
        <source>What a cell shows when several channels share it. No channel is left out.</source>
        <translation>Birden çok kanalın paylaştığı hücrenin gösterdiği değer. Hiçbir kanal atlanmaz.</translation>
    </message>
    <message>
        <source>Coverage metric</source>
        <translation>Kapsama ölçütü</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Renk ölçeği</translation>
    </message>
    <message>
        <source>Channels that share a pixel</source>
        <translation>Pikseli paylaşan kanallar</translation>
    </message>
    <message>
        <source>&amp;Metric:</source>
        <translation>&amp;Ölçüt:</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Renkler:</translation>
    </message>
    <message>
        <source>Channels that &amp;share a pixel show:</source>
        <translation>&amp;Pikseli paylaşan kanallar gösterir:</translation>
    </message>
    <message>
        <source>no value (only NaN or infinity was seen)</source>
        <translation>değer yok (yalnız NaN ya da sonsuz görüldü)</translation>
    </message>
    <message>
        <source>%1 images, %2 layers%3</source>
        <translation>%1 görüntü, %2 katman%3</translation>
    </message>
    <message>
        <source> (cancelled early)</source>
        <translation> (erken iptal edildi)</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LayerListView</name>
    <message>
        <source>Filter by name, type or lock, e.g. layer2 conv1</source>
        <translation>Ada, türe ya da kilide göre süz, örn. layer2 conv1</translation>
    </message>
    <message>
        <source>Filter of the layer list</source>
        <translation>Katman listesinin süzgeci</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Katmanlar</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 katman</translation>
    </message>
    <message>
        <source>%1 of %2 layers</source>
        <translation>%1 / %2 katman</translation>
    </message>
    <message>
        <source>&amp;Own share of the layer…</source>
        <translation>Katmanın &amp;kendi payı…</translation>
    </message>
    <message>
        <source>&amp;Share of all for the layer</source>
        <translation>Katmana &amp;ortak pay</translation>
    </message>
    <message>
        <source>&amp;Keep all channels of the layer</source>
        <translation>Katmanın &amp;bütün kanallarını tut</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LayerModel</name>
    <message>
        <source>Channels that no image activated</source>
        <translation>Hiçbir görüntünün etkinleştirmediği kanallar</translation>
    </message>
    <message>
        <source>Channels that stay at the chosen ratio</source>
        <translation>Seçilen oranda kalan kanallar</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one image</source>
        <translation>Bir görüntü için çarp-topla sayısı</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Katman</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Çıktı</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanallar</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kalan</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametreler</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC sayısı</translation>
    </message>
    <message>
        <source>Mean coverage</source>
        <translation>Ort. kapsama</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Ölü</translation>
    </message>
    <message>
        <source>Locked because</source>
        <translation>Kilit nedeni</translation>
    </message>
    <message>
        <source>Share of channels that go. F2 or a double click gives the layer a share of its own, in percent; an empty field gives back that of all. Layers that share channels share it.</source>
        <translation>Çıkarılan kanalların payı. F2 ya da çift tıklama katmana yüzde olarak kendi payını verir; boş alan ortak payı geri getirir. Kanalları paylaşan katmanlar bu payı da paylaşır.</translation>
    </message>
    <message>
        <source>Share of channels that go; in bold: a layer&apos;s own</source>
        <translation>Çıkarılan kanalların payı; kalın yazılanlar katmanın kendi payıdır</translation>
    </message>
    <message>
        <source>Predicted: what the network&apos;s output loses with this layer&apos;s channels, although the rest makes up for what it can. Layers that share channels show the same.</source>
        <translation>Kestirim: kalan kanallar elinden geleni telafi etse de bu katmanın kanallarıyla ağın çıkışının yitirdiği pay. Kanalları paylaşan katmanlar aynı değeri gösterir.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Çıkarılan</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Hasar</translation>
    </message>
    <message>
        <source>keep all</source>
        <translation>hepsi kalır</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LayerView</name>
    <message>
        <source>Importance</source>
        <translation>Önem</translation>
    </message>
    <message>
        <source>Metric of the heatmap</source>
        <translation>Isı haritasının ölçütü</translation>
    </message>
    <message>
        <source>Importance is what the cut follows: summed over all layers that share the channels.</source>
        <translation>Kesim öneme göre yapılır: kanalları paylaşan tüm katmanlar üzerinden toplanır.</translation>
    </message>
    <message>
        <source>Value of the curve</source>
        <translation>Eğrinin değeri</translation>
    </message>
    <message>
        <source>Channels of the selected layer, sorted</source>
        <translation>Seçili katmanın kanalları, sıralı</translation>
    </message>
    <message>
        <source>No layer selected</source>
        <translation>Seçili katman yok</translation>
    </message>
    <message>
        <source>Click a row of the heatmap or of the layer list.</source>
        <translation>Isı haritasında ya da katman listesinde bir satıra tıklayın.</translation>
    </message>
    <message>
        <source>%1 · keeps %2 of %3 channels</source>
        <translation>%1 · %3 kanaldan %2 tanesi kalır</translation>
    </message>
    <message>
        <source>%1 · %2 channels</source>
        <translation>%1 · %2 kanal</translation>
    </message>
    <message>
        <source>importance</source>
        <translation>önem</translation>
    </message>
    <message>
        <source> · agreement %1</source>
        <translation> · uyum %1</translation>
    </message>
    <message>
        <source>Agreement: how many of the channels that these images would keep, unlimited data would keep too, judged by two halves of the images.</source>
        <translation>Uyum: bu görüntülerin tutacağı kanalların ne kadarını sınırsız veri de tutardı; görüntülerin iki yarısına bakılarak kestirilir.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LogView</name>
    <message>
        <source>Log messages</source>
        <translation>Günlük iletileri</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tümünü kopyala</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Temizle</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::MainWindow</name>
    <message>
        <source>This model could not be opened</source>
        <translation>Bu model açılamadı</translation>
    </message>
    <message>
        <source>The data could not be used with this model</source>
        <translation>Veri bu modelle kullanılamadı</translation>
    </message>
    <message>
        <source>The analysis failed</source>
        <translation>Çözümleme başarısız oldu</translation>
    </message>
    <message>
        <source>The channels could not be ranked</source>
        <translation>Kanallar sıralanamadı</translation>
    </message>
    <message>
        <source>The smaller model was not written</source>
        <translation>Küçültülen model yazılmadı</translation>
    </message>
    <message>
        <source>The accuracy could not be measured</source>
        <translation>Doğruluk ölçülemedi</translation>
    </message>
    <message>
        <source>The file was not written</source>
        <translation>Dosya yazılmadı</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 kaydedildi</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>Listeyi &amp;temizle</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 parametre</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 MAC</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>girdi %1</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>&amp;Model aç…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>Ö&amp;rneği aç</translation>
    </message>
    <message>
        <source>Choose &amp;data…</source>
        <translation>&amp;Veri seç…</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Çözümle</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>İ&amp;ptal</translation>
    </message>
    <message>
        <source>&amp;Export smaller model…</source>
        <translation>Küçültülen modeli dışa &amp;aktar…</translation>
    </message>
    <message>
        <source>E&amp;valuate accuracy</source>
        <translation>&amp;Doğruluğu ölç</translation>
    </message>
    <message>
        <source>Save co&amp;verage as JSON…</source>
        <translation>Kap&amp;samayı JSON olarak kaydet…</translation>
    </message>
    <message>
        <source>Save &amp;heatmap as picture…</source>
        <translation>&amp;Isı haritasını resim olarak kaydet…</translation>
    </message>
    <message>
        <source>Save layer &amp;curve as picture…</source>
        <translation>Katman &amp;eğrisini resim olarak kaydet…</translation>
    </message>
    <message>
        <source>Save &amp;layer table as CSV…</source>
        <translation>Katman &amp;tablosunu CSV olarak kaydet…</translation>
    </message>
    <message>
        <source>&amp;Filter layers</source>
        <translation>Katmanları &amp;süz</translation>
    </message>
    <message>
        <source>&amp;Larger rows</source>
        <translation>Daha &amp;yüksek satırlar</translation>
    </message>
    <message>
        <source>&amp;Smaller rows</source>
        <translation>Daha &amp;alçak satırlar</translation>
    </message>
    <message>
        <source>&amp;Reset docks</source>
        <translation>Panelleri &amp;sıfırla</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Çı&amp;k</translation>
    </message>
    <message>
        <source>&amp;About CleanAI Studio</source>
        <translation>CleanAI Studio &amp;hakkında</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Dosya</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>So&amp;n açılanlar</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Çözümleme</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Görünüm</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Renk düzeni</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>&amp;Sistem gibi</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Açık</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Koyu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Yardım</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>Ana araç çubuğu</translation>
    </message>
    <message>
        <source>About CleanAI Studio</source>
        <translation>CleanAI Studio hakkında</translation>
    </message>
    <message>
        <source>&lt;h3&gt;CleanAI Studio %1&lt;/h3&gt;&lt;p&gt;Shows which channels of a neural network its data uses, and cuts the rest.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Built with LibTorch, Qt and QCustomPlot.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;CleanAI Studio %1&lt;/h3&gt;&lt;p&gt;Bir sinir ağının hangi kanallarının veriyle kullanıldığını gösterir ve gerisini budar.&lt;/p&gt;&lt;p&gt;GNU Genel Kamu Lisansı sürüm 3 ya da sonrası altında özgür yazılımdır. LibTorch, Qt ve QCustomPlot ile yapılmıştır.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Model aç</translation>
    </message>
    <message>
        <source>TorchScript models (*.pt *.pth *.ts *.torchscript *.jit);;All files (*)</source>
        <translation>TorchScript modelleri (*.pt *.pth *.ts *.torchscript *.jit);;Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>Export smaller model</source>
        <translation>Küçültülen modeli dışa aktar</translation>
    </message>
    <message>
        <source>TorchScript models (*.pt)</source>
        <translation>TorchScript modelleri (*.pt)</translation>
    </message>
    <message>
        <source>Save coverage</source>
        <translation>Kapsamayı kaydet</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON dosyaları (*.json)</translation>
    </message>
    <message>
        <source>Save heatmap</source>
        <translation>Isı haritasını kaydet</translation>
    </message>
    <message>
        <source>Save layer curve</source>
        <translation>Katman eğrisini kaydet</translation>
    </message>
    <message>
        <source>Save layer table</source>
        <translation>Katman tablosunu kaydet</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV dosyaları (*.csv)</translation>
    </message>
    <message>
        <source>Fi&amp;tting rows</source>
        <translation>Sığan &amp;satırlar</translation>
    </message>
    <message>
        <source>The damage could not be predicted</source>
        <translation>Hasar kestirilemedi</translation>
    </message>
    <message>
        <source>The times could not be measured</source>
        <translation>Süreler ölçülemedi</translation>
    </message>
    <message>
        <source>Save &amp;comparison as CSV…</source>
        <translation>&amp;Karşılaştırmayı CSV olarak kaydet…</translation>
    </message>
    <message>
        <source>&amp;Measure times</source>
        <translation>Sü&amp;releri ölç</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri al</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Yinele</translation>
    </message>
    <message>
        <source>Rese&amp;t all choices</source>
        <translation>Bütün seçimleri &amp;sıfırla</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Geri al: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Yinele: %1</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Dü&amp;zen</translation>
    </message>
    <message>
        <source>Save comparison</source>
        <translation>Karşılaştırmayı kaydet</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::MessageBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copies the message</source>
        <translation>İletiyi kopyalar</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>İletiyi kapat</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>İleti</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::PresetMenu</name>
    <message>
        <source>&amp;Keep accuracy: half of the MACs</source>
        <translation>&amp;Doğruluğu koru: MAC sayısının yarısı</translation>
    </message>
    <message>
        <source>&amp;Smallest: a quarter of the MACs</source>
        <translation>&amp;En küçük: MAC sayısının dörtte biri</translation>
    </message>
    <message>
        <source>&amp;Coverage: half of the channels</source>
        <translation>&amp;Kapsama: kanalların yarısı</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>&amp;Hazır ayarlar</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::PruningHistory</name>
    <message>
        <source>ranking</source>
        <translation>sıralama</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>ölçüt</translation>
    </message>
    <message>
        <source>kind of amount</source>
        <translation>miktarın türü</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>miktar</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>kapsam</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>yuvarlama</translation>
    </message>
    <message>
        <source>smallest number of channels</source>
        <translation>en az kanal sayısı</translation>
    </message>
    <message>
        <source>keeping accuracy</source>
        <translation>doğruluğu koruma</translation>
    </message>
    <message>
        <source>layer&apos;s own share</source>
        <translation>katmanın kendi payı</translation>
    </message>
    <message>
        <source>keeping a layer whole</source>
        <translation>katmanı bütün tutma</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>hazır ayar</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>sıfırlama</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::PruningPanel</name>
    <message>
        <source>Repa&amp;ir with the data</source>
        <translation>Veriyle onar (&amp;i)</translation>
    </message>
    <message>
        <source>Recali&amp;brate batch norms</source>
        <translation>Yığın normlarını yeniden &amp;belirle</translation>
    </message>
    <message>
        <source>On export the kept channels make up for the removed ones, by least squares; no labels needed</source>
        <translation>Dışa aktarırken kalan kanallar çıkarılanların yerini en küçük karelerle tutar; etiket gerekmez</translation>
    </message>
    <message>
        <source>On export batch norms take new statistics from the smaller network</source>
        <translation>Dışa aktarırken yığın normları istatistiklerini küçük ağdan yeniden alır</translation>
    </message>
    <message>
        <source>Keep accuracy:</source>
        <translation>Doğruluğu koru:</translation>
    </message>
    <message>
        <source>Me&amp;tric:</source>
        <translation>Ölçü&amp;t:</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametreler</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC sayısı</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanallar</translation>
    </message>
    <message>
        <source>&amp;Export smaller model…</source>
        <translation>Küçültülen modeli dışa &amp;aktar…</translation>
    </message>
    <message>
        <source>every group equally</source>
        <translation>her gruptan eşit</translation>
    </message>
    <message>
        <source>groups of one kind together</source>
        <translation>aynı türden gruplar birlikte</translation>
    </message>
    <message>
        <source>the whole network</source>
        <translation>tüm ağdan</translation>
    </message>
    <message>
        <source>Kept channels are rounded up to a multiple of this, for hardware that likes it</source>
        <translation>Kalan kanallar bunun bir katına yukarı yuvarlanır; bazı donanımlar bunu sever</translation>
    </message>
    <message>
        <source>Share of channels to remove</source>
        <translation>Çıkarılacak kanalların payı</translation>
    </message>
    <message>
        <source>&amp;Rank by:</source>
        <translation>&amp;Sıralama:</translation>
    </message>
    <message>
        <source>Round &amp;up to:</source>
        <translation>Y&amp;uvarla:</translation>
    </message>
    <message>
        <source>Choose data first: the network is inspected with it.</source>
        <translation>Önce veri seçin: ağ onunla incelenir.</translation>
    </message>
    <message>
        <source>This ranking needs an analysis. Rankings by weights need none.</source>
        <translation>Bu sıralama bir çözümleme gerektirir. Ağırlıklara göre sıralama gerektirmez.</translation>
    </message>
    <message>
        <source>Computing scores…</source>
        <translation>Puanlar hesaplanıyor…</translation>
    </message>
    <message>
        <source>Rem&amp;ove:</source>
        <translation>Çı&amp;kar:</translation>
    </message>
    <message>
        <source>Sco&amp;pe:</source>
        <translation>Kapsa&amp;m:</translation>
    </message>
    <message>
        <source>Prese&amp;ts</source>
        <translation>&amp;Hazır ayarlar</translation>
    </message>
    <message>
        <source>Re&amp;set</source>
        <translation>&amp;Sıfırla</translation>
    </message>
    <message>
        <source>share of channels to remove</source>
        <translation>çıkarılacak kanal payı</translation>
    </message>
    <message>
        <source>MACs to leave</source>
        <translation>kalacak MAC sayısı</translation>
    </message>
    <message>
        <source>parameters to leave</source>
        <translation>kalacak parametreler</translation>
    </message>
    <message>
        <source>where it damages least</source>
        <translation>en az zarar verecek yerde</translation>
    </message>
    <message>
        <source>at &amp;least:</source>
        <translation>&amp;en az:</translation>
    </message>
    <message>
        <source>Ho&amp;w much:</source>
        <translation>&amp;Ne kadar:</translation>
    </message>
    <message>
        <source>Damage:</source>
        <translation>Hasar:</translation>
    </message>
    <message>
        <source>Everything as it is for a new model; can be undone</source>
        <translation>Her şey yeni bir modelde olduğu gibi; geri alınabilir</translation>
    </message>
    <message>
        <source>A target finds the share of every group by itself</source>
        <translation>Hedef verilince her grubun payı kendiliğinden bulunur</translation>
    </message>
    <message>
        <source>What the removed channels take from the network&apos;s answers although the rest makes up for what it can: the share of the output&apos;s variation that is lost, judged by the analysed pictures before anything is cut. A small number is good; 0 % loses nothing.</source>
        <translation>Kalan kanallar elinden geleni telafi etse de çıkarılan kanalların ağın yanıtlarından götürdüğü: çıkışın değişkenliğinden yiten pay. Hiçbir şey kesilmeden önce, çözümlenen resimlerle kestirilir. Küçük sayı iyidir; % 0 hiçbir şey yitirmez.</translation>
    </message>
    <message>
        <source>Predicted damage</source>
        <translation>Kestirilen hasar</translation>
    </message>
    <message>
        <source>Removes first what costs least for what it saves. Needs a ranking whose scores are damage: optimal brain surgeon.</source>
        <translation>Önce, kazandırdığına göre en az zarar vereni çıkarır. Puanları hasar olan bir sıralama ister: optimal beyin cerrahı.</translation>
    </message>
    <message>
        <source>Round kept channels up to a multiple</source>
        <translation>Kalan kanalları bir kata yuvarla</translation>
    </message>
    <message>
        <source>Channels that every layer keeps at least</source>
        <translation>Her katmanda en az kalacak kanal sayısı</translation>
    </message>
    <message>
        <source>Lea&amp;ve:</source>
        <translation>K&amp;alsın:</translation>
    </message>
    <message>
        <source>Share of MACs to leave</source>
        <translation>Kalacak MAC payı</translation>
    </message>
    <message>
        <source>Share of parameters to leave</source>
        <translation>Kalacak parametre payı</translation>
    </message>
    <message>
        <source>File, about</source>
        <translation>Dosya, yaklaşık</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>hesaplanıyor…</translation>
    </message>
    <message>
        <source>%1 of the output</source>
        <translation>çıkışın %1 kadarı</translation>
    </message>
    <message>
        <source>, most by %1</source>
        <translation>, en çok %1</translation>
    </message>
    <message>
        <source>This ranking learns from pictures; from noise it would learn nothing.</source>
        <translation>Bu sıralama resimlerden öğrenir; gürültüden bir şey öğrenemez.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::ResultPanel</name>
    <message>
        <source>✓ Proven equal to the original with the removed channels masked: relative difference %1 (allowed: %2).
✓ Saved and loaded again: difference %3.</source>
        <translation>✓ Çıkarılan kanalları maskelenmiş özgün ağa eşit olduğu kanıtlandı: göreli fark %1 (izin verilen: %2).
✓ Kaydedilip yeniden yüklendi: fark %3.</translation>
    </message>
    <message>
        <source>Nothing was done to keep the accuracy: the weights are those of the original.</source>
        <translation>Doğruluğu korumak için bir şey yapılmadı: ağırlıklar özgün ağınkilerdir.</translation>
    </message>
    <message>
        <source>Kept without labels, with %1 images of the data: layers repaired: %2, batch norms recalibrated: %3.</source>
        <translation>Verinin %1 görüntüsüyle, etiketsiz korundu: onarılan katman: %2, yeniden belirlenen yığın normu: %3.</translation>
    </message>
    <message>
        <source>Ope&amp;n folder</source>
        <translation>Klasör&amp;ü aç</translation>
    </message>
    <message>
        <source>Nothing exported yet. The smaller model will be compared with the original here.</source>
        <translation>Henüz bir şey dışa aktarılmadı. Küçültülen model burada özgün modelle karşılaştırılacak.</translation>
    </message>
    <message>
        <source>Eva&amp;luate on all images</source>
        <translation>Tüm görüntülerle ö&amp;lç</translation>
    </message>
    <message>
        <source>&amp;Measure times</source>
        <translation>Sü&amp;releri ölç</translation>
    </message>
    <message>
        <source>Sa&amp;ve table…</source>
        <translation>Tab&amp;loyu kaydet…</translation>
    </message>
    <message>
        <source>Runs the original and the smaller network over all images that were not used before</source>
        <translation>Özgün ağı ve küçük ağı, daha önce kullanılmamış bütün görüntülerle çalıştırır</translation>
    </message>
    <message>
        <source>Runs both networks with one image again and again, for about three seconds</source>
        <translation>İki ağı da tek görüntüyle, yaklaşık üç saniye boyunca yeniden yeniden çalıştırır</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::RunBar</name>
    <message>
        <source>Opening the model</source>
        <translation>Model açılıyor</translation>
    </message>
    <message>
        <source>Opening the data and inspecting the network</source>
        <translation>Veri açılıyor, ağ inceleniyor</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>Çözümleniyor</translation>
    </message>
    <message>
        <source>Computing scores</source>
        <translation>Puanlar hesaplanıyor</translation>
    </message>
    <message>
        <source>Exporting and proving the smaller model</source>
        <translation>Küçültülen model yazılıyor ve kanıtlanıyor</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Doğruluk ölçülüyor</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Kaydediliyor</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>İlerleme</translation>
    </message>
    <message>
        <source>Stops the running job (Esc)</source>
        <translation>Çalışan işi durdurur (Esc)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Durduruluyor…</translation>
    </message>
    <message>
        <source>: %1 of %2</source>
        <translation>: %1 / %2</translation>
    </message>
    <message>
        <source> · %1 images/s</source>
        <translation> · %1 görüntü/sn</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation> · %1 kaldı</translation>
    </message>
    <message>
        <source> · agreement %1</source>
        <translation> · uyum %1</translation>
    </message>
    <message>
        <source>Agreement: how many of the channels that these images would keep, unlimited data would keep too, judged by two halves of the images.</source>
        <translation>Uyum: bu görüntülerin tutacağı kanalların ne kadarını sınırsız veri de tutardı; görüntülerin iki yarısına bakılarak kestirilir.</translation>
    </message>
    <message>
        <source>Predicting the damage</source>
        <translation>Hasar kestiriliyor</translation>
    </message>
    <message>
        <source>Measuring times</source>
        <translation>Süreler ölçülüyor</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::ShareEdit</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>%1, in percent</source>
        <translation>%1, yüzde olarak</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::StartPage</name>
    <message>
        <source>See which channels of a network your data uses, and cut the rest.</source>
        <translation>Verinizin bir ağın hangi kanallarını kullandığını görün, gerisini budayın.</translation>
    </message>
    <message>
        <source>Drop a TorchScript model here</source>
        <translation>Bir TorchScript modelini buraya bırakın</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>&amp;Model aç…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>Ö&amp;rneği aç</translation>
    </message>
    <message>
        <source>A small network trained on Fashion-MNIST, with 1,000 test pictures</source>
        <translation>Fashion-MNIST ile eğitilmiş küçük bir ağ ve 1.000 sınama resmi</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>Son açılan modeller</translation>
    </message>
    <message>
        <source>Not TorchScript yet? In Python:</source>
        <translation>Henüz TorchScript değil mi? Python’da:</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>K&amp;opyala</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::WarningsView</name>
    <message>
        <source>No warnings.</source>
        <translation>Uyarı yok.</translation>
    </message>
    <message>
        <source>Warnings of the analysis</source>
        <translation>Çözümlemenin uyarıları</translation>
    </message>
    <message>
        <source>%1 pictures could not be read and were skipped.</source>
        <translation>%1 resim okunamadı ve atlandı.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::Worker</name>
    <message>
        <source>Memory</source>
        <translation>Bellek</translation>
    </message>
    <message>
        <source>there is not enough of it for this job</source>
        <translation>bu iş için yeterli değil</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller batch size</source>
        <translation>Başka programları kapatın ya da daha küçük bir yığın boyutu seçin</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Beklenmeyen hata</translation>
    </message>
    <message>
        <source>The log view tells what happened before</source>
        <translation>Öncesinde ne olduğu günlükte yazar</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::Workspace</name>
    <message>
        <source>Layers</source>
        <translation>Katmanlar</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Veri</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>Budama</translation>
    </message>
    <message>
        <source>Smaller model</source>
        <translation>Küçültülen model</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Günlük</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Uyarılar</translation>
    </message>
    <message>
        <source>Warnings (%1)</source>
        <translation>Uyarılar (%1)</translation>
    </message>
    <message>
        <source>Ready to analyse</source>
        <translation>Çözümlemeye hazır</translation>
    </message>
    <message>
        <source>The pictures stream through the network once. Only statistics of each channel are kept.</source>
        <translation>Resimler ağdan bir kez geçer. Yalnız her kanalın istatistikleri tutulur.</translation>
    </message>
    <message>
        <source>Which pictures should the network be measured on?</source>
        <translation>Ağ hangi resimlerle ölçülsün?</translation>
    </message>
    <message>
        <source>Take some that look like those it will meet: a folder of pictures, IDX, CIFAR or NumPy files. Labels are not needed.</source>
        <translation>Ağın karşılaşacaklarına benzeyenleri alın: bir resim klasörü, IDX, CIFAR ya da NumPy dosyaları. Etiket gerekmez.</translation>
    </message>
    <message>
        <source>Choose data…</source>
        <translation>Veri seç…</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Çözümle</translation>
    </message>
    <message>
        <source>Selected layer</source>
        <translation>Seçili katman</translation>
    </message>
</context>
</TS>
